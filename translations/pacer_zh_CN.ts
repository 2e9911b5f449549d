<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
    <context>
        <name>AgentsModel</name>
        <message>
            <source>Host</source>
            <translation>主机</translation>
        </message>
        <message>
            <source>Agent</source>
            <translation>代理</translation>
        </message>
        <message>
            <source>Tasks</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>内存</translation>
        </message>
        <message>
            <source>Region / zone</source>
            <translation>区域 / 可用区</translation>
        </message>
        <message>
            <source>Attributes</source>
            <translation>属性</translation>
        </message>
    </context>
    <context>
        <name>AppListModel</name>
        <message>
            <source>App</source>
            <translation>应用</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Instances</source>
            <translation>实例</translation>
        </message>
        <message>
            <source>Health</source>
            <translation>健康</translation>
        </message>
        <message>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>内存</translation>
        </message>
        <message>
            <source>Last change</source>
            <translation>上次变更</translation>
        </message>
    </context>
    <context>
        <name>ChangeFacts</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>另有 %n 个</numerusform>
            </translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>连接</translation>
        </message>
        <message>
            <source>Affected</source>
            <translation>受影响的对象</translation>
        </message>
        <message>
            <source>(%1 running, %2 healthy)</source>
            <translation>（%1 个运行中，%2 个健康）</translation>
        </message>
        <message>
            <source>Instances</source>
            <translation>实例</translation>
        </message>
        <message>
            <source>Volumes</source>
            <translation>卷</translation>
        </message>
        <message numerus="yes">
            <source>%n volume(s) will no longer be used</source>
            <translation>
                <numerusform>%n 个卷将不再被使用</numerusform>
            </translation>
        </message>
        <message>
            <source>Required by</source>
            <translation>被依赖</translation>
        </message>
        <message>
            <source>Running deployments</source>
            <translation>进行中的部署</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Undo is not possible</source>
            <translation>此操作无法撤销</translation>
        </message>
        <message>
            <source>(%1 running)</source>
            <translation>（%1 个运行中）</translation>
        </message>
    </context>
    <context>
        <name>Changes</name>
        <message>
            <source>The app does not exist any more.</source>
            <translation>该应用已不存在。</translation>
        </message>
        <message>
            <source>At least %1 healthy, at most %2 at once</source>
            <translation>至少 %1 个健康，同时最多 %2 个</translation>
        </message>
        <message>
            <source>Restart app %1</source>
            <translation>重启应用 %1</translation>
        </message>
        <message>
            <source>All instances are replaced by new ones of the same definition.</source>
            <translation>所有实例将被相同定义的新实例替换。</translation>
        </message>
        <message>
            <source>Meanwhile</source>
            <translation>期间</translation>
        </message>
        <message>
            <source>Restart app</source>
            <translation>重启应用</translation>
        </message>
        <message>
            <source>Suspend app %1</source>
            <translation>挂起应用 %1</translation>
        </message>
        <message numerus="yes">
            <source>All instances stop. Resume starts %n again.</source>
            <translation>
                <numerusform>所有实例将停止。恢复时会重新启动 %n 个实例。</numerusform>
            </translation>
        </message>
        <message>
            <source>Suspend app</source>
            <translation>挂起应用</translation>
        </message>
        <message>
            <source>Scale app %1</source>
            <translation>伸缩应用 %1</translation>
        </message>
        <message numerus="yes">
            <source>%n instance(s) will be killed.</source>
            <translation>
                <numerusform>%n 个实例将被终止。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n instance(s) will be started.</source>
            <translation>
                <numerusform>将启动 %n 个实例。</numerusform>
            </translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>伸缩</translation>
        </message>
        <message>
            <source>Scale group %1</source>
            <translation>伸缩组 %1</translation>
        </message>
        <message>
            <source>Instances are multiplied by %1, rounded up.</source>
            <translation>实例数乘以 %1 并向上取整。</translation>
        </message>
        <message>
            <source>Scale group</source>
            <translation>伸缩组</translation>
        </message>
        <message>
            <source>Destroy app %1</source>
            <translation>销毁应用 %1</translation>
        </message>
        <message>
            <source>The app stops and its definition is removed.</source>
            <translation>应用将停止，其定义会被移除。</translation>
        </message>
        <message numerus="yes">
            <source>%n running instance(s) will be killed.</source>
            <translation>
                <numerusform>%n 个运行中的实例将被终止。</numerusform>
            </translation>
        </message>
        <message>
            <source>Destroy app</source>
            <translation>销毁应用</translation>
        </message>
        <message>
            <source>Destroy group %1</source>
            <translation>销毁组 %1</translation>
        </message>
        <message>
            <source>Everything in the group stops and is removed.</source>
            <translation>组内的所有内容都将停止并被移除。</translation>
        </message>
        <message>
            <source>Destroy group</source>
            <translation>销毁组</translation>
        </message>
        <message numerus="yes">
            <source>Kill %n instance(s)</source>
            <translation>
                <numerusform>终止 %n 个实例</numerusform>
            </translation>
        </message>
        <message>
            <source>No replacements are started: the target sinks as well.</source>
            <translation>不会启动替代实例：目标数也会随之减少。</translation>
        </message>
        <message>
            <source>Replacements are started at once.</source>
            <translation>会立即启动替代实例。</translation>
        </message>
        <message>
            <source>Kill and scale down</source>
            <translation>终止并缩容</translation>
        </message>
        <message>
            <source>Reset delay of %1</source>
            <translation>重置 %1 的延迟</translation>
        </message>
        <message>
            <source>The next launch is tried at once.</source>
            <translation>将立即尝试下一次启动。</translation>
        </message>
        <message>
            <source>Reset delay</source>
            <translation>重置延迟</translation>
        </message>
        <message>
            <source>%1: %2 old, %3 new</source>
            <translation>%1：旧 %2，新 %3</translation>
        </message>
        <message>
            <source>The deployment has ended meanwhile.</source>
            <translation>部署已在此期间结束。</translation>
        </message>
        <message>
            <source>Roll back deployment %1</source>
            <translation>回滚部署 %1</translation>
        </message>
        <message>
            <source>A new deployment takes the affected apps back to the definitions they had before. It needs resources, and new instances will be killed.</source>
            <translation>将启动一个新的部署，把受影响的应用恢复到之前的定义。这需要资源，新实例会被终止。</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>步骤</translation>
        </message>
        <message>
            <source>Roll back deployment</source>
            <translation>回滚部署</translation>
        </message>
        <message>
            <source>Cancel deployment %1 without rollback</source>
            <translation>取消部署 %1（不回滚）</translation>
        </message>
        <message>
            <source>The deployment stops where it stands. Old and new instances stay mixed, and nothing will fix this by itself. Rolling back is usually the better choice.</source>
            <translation>部署会停在当前位置。新旧实例将混合存在，且不会自行恢复。通常回滚是更好的选择。</translation>
        </message>
        <message>
            <source>Cancel without rollback</source>
            <translation>取消部署（不回滚）</translation>
        </message>
        <message>
            <source>Roll back %1 to an earlier version</source>
            <translation>将 %1 回滚到较早的版本</translation>
        </message>
        <message>
            <source>The definition of %1 is deployed again.</source>
            <translation>将重新部署 %1 的定义。</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>Roll back to this version</source>
            <translation>回滚到此版本</translation>
        </message>
        <message>
            <source>Create app</source>
            <translation>创建应用</translation>
        </message>
        <message>
            <source>The definition is deployed.</source>
            <translation>将部署该定义。</translation>
        </message>
        <message>
            <source>Change %1</source>
            <translation>更改 %1</translation>
        </message>
        <message>
            <source>The new definition is deployed.</source>
            <translation>将部署新的定义。</translation>
        </message>
        <message>
            <source>Deploy</source>
            <translation>部署</translation>
        </message>
        <message>
            <source>Pause deployment %1</source>
            <translation>暂停部署 %1</translation>
        </message>
        <message>
            <source>Slots in work are finished, no other is begun.</source>
            <translation>进行中的槽位会完成，不再开始其他槽位。</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Resume deployment %1</source>
            <translation>恢复部署 %1</translation>
        </message>
        <message>
            <source>The update goes on; failures are counted from zero.</source>
            <translation>更新继续进行，失败次数从零计起。</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>恢复</translation>
        </message>
    </context>
    <context>
        <name>DeploymentsModel</name>
        <message>
            <source>Deployment</source>
            <translation>部署</translation>
        </message>
        <message>
            <source>Affected apps</source>
            <translation>受影响的应用</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>步骤</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>进度</translation>
        </message>
        <message>
            <source>Started</source>
            <translation>开始时间</translation>
        </message>
    </context>
    <context>
        <name>ErrorText</name>
        <message>
            <source>Invalid JSON at line %2, column %3: %1</source>
            <translation>第 %2 行第 %3 列的 JSON 无效：%1</translation>
        </message>
        <message>
            <source>There is no JSON in the text.</source>
            <translation>文本中没有 JSON。</translation>
        </message>
        <message>
            <source>The JSON is nested deeper than %1 levels.</source>
            <translation>JSON 的嵌套超过 %1 层。</translation>
        </message>
        <message>
            <source>The JSON is larger than %1 bytes.</source>
            <translation>JSON 超过 %1 字节。</translation>
        </message>
        <message>
            <source>must be a string</source>
            <translation>必须是字符串</translation>
        </message>
        <message>
            <source>must be a number</source>
            <translation>必须是数字</translation>
        </message>
        <message>
            <source>must be a whole number</source>
            <translation>必须是整数</translation>
        </message>
        <message>
            <source>must be true or false</source>
            <translation>必须是 true 或 false</translation>
        </message>
        <message>
            <source>must be a list</source>
            <translation>必须是列表</translation>
        </message>
        <message>
            <source>must be an object</source>
            <translation>必须是对象</translation>
        </message>
        <message>
            <source>must be a date and time</source>
            <translation>必须是日期和时间</translation>
        </message>
        <message>
            <source>is not a known value</source>
            <translation>不是已知的值</translation>
        </message>
        <message>
            <source>must be at least %1</source>
            <translation>不得小于 %1</translation>
        </message>
        <message>
            <source>is too small</source>
            <translation>值太小</translation>
        </message>
        <message>
            <source>must be at most %1</source>
            <translation>不得大于 %1</translation>
        </message>
        <message>
            <source>is too large</source>
            <translation>值太大</translation>
        </message>
        <message>
            <source>must have a length of at least %1</source>
            <translation>长度不得小于 %1</translation>
        </message>
        <message>
            <source>is too short</source>
            <translation>太短</translation>
        </message>
        <message>
            <source>must have a length of at most %1</source>
            <translation>长度不得大于 %1</translation>
        </message>
        <message>
            <source>is too long</source>
            <translation>太长</translation>
        </message>
        <message>
            <source>has characters that are not allowed here</source>
            <translation>含有此处不允许的字符</translation>
        </message>
        <message>
            <source>may hold lower-case letters, digits, “-” and “.” between the “/”</source>
            <translation>“/”之间只能使用小写字母、数字、“-”和“.”</translation>
        </message>
        <message>
            <source>The required field “%1” is missing.</source>
            <translation>缺少必填字段“%1”。</translation>
        </message>
        <message>
            <source>is required</source>
            <translation>为必填项</translation>
        </message>
        <message>
            <source>must be an object, not %1</source>
            <translation>必须是对象，而不是 %1</translation>
        </message>
        <message>
            <source>The field “%1” is not known and will be ignored. Nearest known name: %2</source>
            <translation>字段“%1”未知，将被忽略。最接近的已知名称：%2</translation>
        </message>
        <message>
            <source>The field “%1” is not known and will be ignored.</source>
            <translation>字段“%1”未知，将被忽略。</translation>
        </message>
        <message>
            <source>is %1 but must lie between %2 and %3</source>
            <translation>当前为 %1，必须介于 %2 和 %3 之间</translation>
        </message>
        <message>
            <source>is %1 but must be at least %2</source>
            <translation>当前为 %1，必须不小于 %2</translation>
        </message>
        <message>
            <source>is %1 but must be at most %2</source>
            <translation>当前为 %1，必须不大于 %2</translation>
        </message>
        <message>
            <source>is %1 but must be less than %2</source>
            <translation>当前为 %1，必须小于 %2</translation>
        </message>
        <message>
            <source>is %1 but must be more than %2</source>
            <translation>当前为 %1，必须大于 %2</translation>
        </message>
        <message>
            <source>is %1 but must be %2</source>
            <translation>当前为 %1，必须为 %2</translation>
        </message>
        <message>
            <source>must be false</source>
            <translation>必须为 false</translation>
        </message>
        <message>
            <source>must be empty</source>
            <translation>必须为空</translation>
        </message>
        <message>
            <source>must not be empty</source>
            <translation>不能为空</translation>
        </message>
        <message>
            <source>is not defined</source>
            <translation>未定义</translation>
        </message>
        <message>
            <source>must be one of: %1</source>
            <translation>必须是以下之一：%1</translation>
        </message>
        <message>
            <source>must not be one of: %1</source>
            <translation>不能是以下之一：%1</translation>
        </message>
        <message>
            <source>is %1 but must be one of: %2</source>
            <translation>当前为 %1，必须是以下之一：%2</translation>
        </message>
        <message>
            <source>must be %1</source>
            <translation>必须为 %1</translation>
        </message>
        <message>
            <source>must match the regular expression %1</source>
            <translation>必须匹配正则表达式 %1</translation>
        </message>
        <message>
            <source>The feature “%1” is switched off on this server.</source>
            <translation>此服务器已关闭功能“%1”。</translation>
        </message>
        <message>
            <source>cannot be used together with the other fields</source>
            <translation>不能与其他字段同时使用</translation>
        </message>
        <message>
            <source>%1</source>
            <translation>%1</translation>
        </message>
        <message>
            <source>The id must begin with “/”.</source>
            <translation>ID 必须以“/”开头。</translation>
        </message>
        <message>
            <source>The last part of the id must not be restart, tasks or versions.</source>
            <translation>ID 的最后一段不能是 restart、tasks 或 versions。</translation>
        </message>
        <message>
            <source>The id must lie directly below %1.</source>
            <translation>ID 必须直接位于 %1 之下。</translation>
        </message>
        <message>
            <source>The dependencies form a cycle.</source>
            <translation>依赖形成了循环。</translation>
        </message>
        <message>
            <source>A group and an app have the same id.</source>
            <translation>组和应用的 ID 相同。</translation>
        </message>
        <message>
            <source>A group and a pod have the same id.</source>
            <translation>组和 Pod 的 ID 相同。</translation>
        </message>
        <message>
            <source>An app and a pod have the same id.</source>
            <translation>应用和 Pod 的 ID 相同。</translation>
        </message>
        <message>
            <source>The app %1 does not exist.</source>
            <translation>应用 %1 不存在。</translation>
        </message>
        <message>
            <source>The app %1 has no version %2.</source>
            <translation>应用 %1 没有版本 %2。</translation>
        </message>
        <message>
            <source>The pod %1 does not exist.</source>
            <translation>Pod %1 不存在。</translation>
        </message>
        <message>
            <source>The group %1 does not exist.</source>
            <translation>组 %1 不存在。</translation>
        </message>
        <message>
            <source>The group %1 has no version %2.</source>
            <translation>组 %1 没有版本 %2。</translation>
        </message>
        <message>
            <source>The task %1 does not exist.</source>
            <translation>任务 %1 不存在。</translation>
        </message>
        <message>
            <source>%1 does not exist.</source>
            <translation>%1 不存在。</translation>
        </message>
        <message>
            <source>The deployment %1 does not exist any more.</source>
            <translation>部署 %1 已不存在。</translation>
        </message>
        <message>
            <source>%1 is not in the launch queue.</source>
            <translation>%1 不在启动队列中。</translation>
        </message>
        <message>
            <source>The server has no leader at the moment. Try again shortly.</source>
            <translation>服务器当前没有领导者。请稍后重试。</translation>
        </message>
        <message>
            <source>The app %1 exists already.</source>
            <translation>应用 %1 已存在。</translation>
        </message>
        <message>
            <source>The pod %1 exists already.</source>
            <translation>Pod %1 已存在。</translation>
        </message>
        <message>
            <source>The group %1 exists already.</source>
            <translation>组 %1 已存在。</translation>
        </message>
        <message>
            <source>Locked by a running deployment: %1</source>
            <translation>被进行中的部署锁定：%1</translation>
        </message>
        <message>
            <source>More than %1 deployments would run at once.</source>
            <translation>同时进行的部署将超过 %1 个。</translation>
        </message>
        <message>
            <source>“%1” is not a task id.</source>
            <translation>“%1”不是任务 ID。</translation>
        </message>
        <message>
            <source>“%1” is not a date and time.</source>
            <translation>“%1”不是日期和时间。</translation>
        </message>
        <message>
            <source>Killing cannot scale down and clear data at the same time.</source>
            <translation>终止时不能同时缩容和清除数据。</translation>
        </message>
        <message>
            <source>All service ports from %1 to %2 are in use.</source>
            <translation>从 %1 到 %2 的服务端口均已被占用。</translation>
        </message>
        <message>
            <source>The server does not know this address.</source>
            <translation>服务器不识别此地址。</translation>
        </message>
        <message>
            <source>The server does not allow this request here.</source>
            <translation>服务器不允许在此处执行该请求。</translation>
        </message>
        <message>
            <source>The server does not accept this kind of content.</source>
            <translation>服务器不接受此类内容。</translation>
        </message>
        <message>
            <source>The server cannot answer in the requested form.</source>
            <translation>服务器无法以请求的格式应答。</translation>
        </message>
        <message>
            <source>The request is larger than %1 bytes.</source>
            <translation>请求超过 %1 字节。</translation>
        </message>
        <message>
            <source>The server wants a valid token or password.</source>
            <translation>服务器需要有效的令牌或密码。</translation>
        </message>
        <message>
            <source>The server refuses requests from this origin.</source>
            <translation>服务器拒绝来自此来源的请求。</translation>
        </message>
        <message>
            <source>The server refuses requests for this host name.</source>
            <translation>服务器拒绝针对此主机名的请求。</translation>
        </message>
        <message>
            <source>The server is busy. Try again shortly.</source>
            <translation>服务器繁忙。请稍后重试。</translation>
        </message>
        <message>
            <source>No answer in time: %1</source>
            <translation>未及时收到应答：%1</translation>
        </message>
        <message>
            <source>%1 cannot be reached: %2</source>
            <translation>无法访问 %1：%2</translation>
        </message>
        <message>
            <source>No secure connection to %1: %2</source>
            <translation>无法与 %1 建立安全连接：%2</translation>
        </message>
        <message>
            <source>The server answered %1: %2</source>
            <translation>服务器应答 %1：%2</translation>
        </message>
        <message>
            <source>The server answered %1.</source>
            <translation>服务器应答 %1。</translation>
        </message>
        <message>
            <source>Not understood: %1</source>
            <translation>无法理解的内容：%1</translation>
        </message>
        <message>
            <source>The Mesos master refuses this framework: %1</source>
            <translation>Mesos 主节点拒绝了此框架：%1</translation>
        </message>
        <message>
            <source>The Mesos master has removed the framework %1 and with it all its tasks. Its id cannot be used again.</source>
            <translation>Mesos 主节点已移除框架 %1 及其所有任务，该 ID 无法再次使用。</translation>
        </message>
        <message>
            <source>Another scheduler has taken over the framework %1.</source>
            <translation>另一个调度器已接管框架 %1。</translation>
        </message>
        <message>
            <source>The state could not be stored (%1): %2</source>
            <translation>无法保存状态（%1）：%2</translation>
        </message>
        <message>
            <source>The stored state has version %1; this program knows versions up to %2.</source>
            <translation>已保存状态的版本为 %1；本程序最高支持版本 %2。</translation>
        </message>
        <message>
            <source>The file %1 was written by a development version that was never released, and cannot be read. Move it away to begin with an empty state, or choose another folder.</source>
            <translation>文件 %1 由未发布的开发版本写入，无法读取。请移走该文件以空状态开始，或选择其他文件夹。</translation>
        </message>
        <message>
            <source>The folder %1 is in use by process %2.</source>
            <translation>文件夹 %1 正被进程 %2 使用。</translation>
        </message>
        <message>
            <source>The file %1 does not exist.</source>
            <translation>文件 %1 不存在。</translation>
        </message>
        <message>
            <source>The file %1 cannot be used: %2</source>
            <translation>无法使用文件 %1：%2</translation>
        </message>
        <message>
            <source>The path %1 leads out of its folder.</source>
            <translation>路径 %1 超出了其文件夹。</translation>
        </message>
        <message>
            <source>%1 could not be fetched: %2</source>
            <translation>无法获取 %1：%2</translation>
        </message>
        <message>
            <source>The archive %1 was refused because of %2: %3</source>
            <translation>归档 %1 因 %2 被拒绝：%3</translation>
        </message>
        <message>
            <source>The instance could not be started: %1</source>
            <translation>无法启动实例：%1</translation>
        </message>
        <message>
            <source>The regular expression %1 is wrong at position %2: %3</source>
            <translation>正则表达式 %1 在位置 %2 处有误：%3</translation>
        </message>
        <message>
            <source>Internal error: %1</source>
            <translation>内部错误：%1</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>place in the definition: what is wrong with it</comment>
            <translation>%1：%2</translation>
        </message>
    </context>
    <context>
        <name>Examples</name>
        <message>
            <source>A command that prints a line every 5 seconds</source>
            <translation>每 5 秒输出一行的命令</translation>
        </message>
        <message>
            <source>A script that is fetched from a URI</source>
            <translation>从 URI 获取的脚本</translation>
        </message>
        <message>
            <source>An archive that is fetched and unpacked</source>
            <translation>获取并解压的归档</translation>
        </message>
        <message>
            <source>A container with a mapped port</source>
            <translation>带端口映射的容器</translation>
        </message>
        <message>
            <source>A web server with a health check</source>
            <translation>带健康检查的 Web 服务器</translation>
        </message>
        <message>
            <source>A group of two apps, one needs the other</source>
            <translation>两个应用的组，其中一个依赖另一个</translation>
        </message>
    </context>
    <context>
        <name>FactsModel</name>
        <message>
            <source>Field</source>
            <translation>字段</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>值</translation>
        </message>
    </context>
    <context>
        <name>Format</name>
        <message>
            <source>%1 %</source>
            <translation>%1%</translation>
        </message>
        <message>
            <source>%1 TiB</source>
            <translation>%1 TiB</translation>
        </message>
        <message>
            <source>%1 GiB</source>
            <translation>%1 GiB</translation>
        </message>
        <message>
            <source>%1 MiB</source>
            <translation>%1 MiB</translation>
        </message>
        <message>
            <source>%1 d %2 h</source>
            <translation>%1 天 %2 小时</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1 小时 %2 分</translation>
        </message>
        <message>
            <source>%1 min %2 s</source>
            <translation>%1 分 %2 秒</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 分钟</translation>
        </message>
    </context>
    <context>
        <name>InstanceTiles</name>
        <message>
            <source>old version</source>
            <translation>旧版本</translation>
        </message>
        <message>
            <source>old version, stopping</source>
            <translation>旧版本，终止中</translation>
        </message>
        <message>
            <source>staging</source>
            <translation>准备中</translation>
        </message>
        <message>
            <source>starting</source>
            <translation>启动中</translation>
        </message>
        <message>
            <source>new version</source>
            <translation>新版本</translation>
        </message>
        <message>
            <source>unhealthy</source>
            <translation>不健康</translation>
        </message>
        <message>
            <source>stopping</source>
            <translation>终止中</translation>
        </message>
    </context>
    <context>
        <name>InstancesModel</name>
        <message>
            <source>Last success: %1</source>
            <translation>上次成功：%1</translation>
        </message>
        <message>
            <source>Last failure: %1</source>
            <translation>上次失败：%1</translation>
        </message>
        <message>
            <source>Consecutive failures: %1</source>
            <translation>连续失败次数：%1</translation>
        </message>
        <message>
            <source>Instance</source>
            <translation>实例</translation>
        </message>
        <message>
            <source>Host</source>
            <translation>主机</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Health</source>
            <translation>健康</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>old</source>
            <translation>旧</translation>
        </message>
        <message>
            <source>new</source>
            <translation>新</translation>
        </message>
        <message>
            <source>Ports</source>
            <translation>端口</translation>
        </message>
        <message>
            <source>Started</source>
            <translation>开始时间</translation>
        </message>
    </context>
    <context>
        <name>Menus</name>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;App</source>
            <translation>应用(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
    </context>
    <context>
        <name>Notifications</name>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>消息</translation>
        </message>
    </context>
    <context>
        <name>QueueModel</name>
        <message>
            <source>App</source>
            <translation>应用</translation>
        </message>
        <message>
            <source>Instances left</source>
            <translation>剩余实例</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>开始于</translation>
        </message>
        <message>
            <source>Offers seen</source>
            <translation>收到的邀约</translation>
        </message>
        <message>
            <source>Most common reason</source>
            <translation>最常见的原因</translation>
        </message>
        <message>
            <source>Waiting %1</source>
            <translation>等待中 %1</translation>
        </message>
        <message>
            <source>Delayed %1</source>
            <translation>已延迟 %1</translation>
        </message>
    </context>
    <context>
        <name>RefusalDetails</name>
        <message>
            <source>%1: needs %2, has %3</source>
            <translation>%1：需要 %2，仅有 %3</translation>
        </message>
        <message>
            <source>free the port, or use host port 0</source>
            <translation>释放端口，或使用主机端口 0</translation>
        </message>
        <message>
            <source>Agent</source>
            <translation>代理</translation>
        </message>
        <message>
            <source>Attributes</source>
            <translation>属性</translation>
        </message>
        <message>
            <source>Why not</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>What would help</source>
            <translation>如何解决</translation>
        </message>
        <message>
            <source>%1: %2 more</source>
            <translation>%1：还需 %2</translation>
        </message>
        <message>
            <source>%1 (this agent has none)</source>
            <translation>%1（此代理节点没有）</translation>
        </message>
        <message>
            <source>%1 (this agent: %2)</source>
            <translation>%1（此代理节点：%2）</translation>
        </message>
        <message>
            <source>agents of region %1 are used only with a constraint on @region or @zone</source>
            <translation>只有约束 @region 或 @zone 时才使用区域 %1 的代理节点</translation>
        </message>
        <message>
            <source>port %1 is not free</source>
            <translation>端口 %1 不可用</translation>
        </message>
    </context>
    <context>
        <name>Session</name>
        <message>
            <source>Embedded cluster</source>
            <translation>内嵌集群</translation>
        </message>
        <message>
            <source>Demo cluster</source>
            <translation>演示集群</translation>
        </message>
    </context>
    <context>
        <name>SpecFacts</name>
        <message>
            <source>%1, every %2, at most %3 failures in a row</source>
            <translation>%1，每 %2 一次，最多连续失败 %3 次</translation>
        </message>
        <message>
            <source>Id</source>
            <translation>ID</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>Arguments</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>User</source>
            <translation>用户</translation>
        </message>
        <message>
            <source>Instances</source>
            <translation>实例</translation>
        </message>
        <message>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>内存</translation>
        </message>
        <message>
            <source>Disk</source>
            <translation>磁盘</translation>
        </message>
        <message>
            <source>GPU</source>
            <translation>GPU</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>角色</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>镜像</translation>
        </message>
        <message>
            <source>Volumes</source>
            <translation>卷</translation>
        </message>
        <message>
            <source>any host port</source>
            <translation>任意主机端口</translation>
        </message>
        <message>
            <source>Port mapping</source>
            <translation>端口映射</translation>
        </message>
        <message>
            <source>Network mode</source>
            <translation>网络模式</translation>
        </message>
        <message>
            <source>Ports</source>
            <translation>端口</translation>
        </message>
        <message>
            <source>URI to fetch</source>
            <translation>要获取的 URI</translation>
        </message>
        <message>
            <source>Health check</source>
            <translation>健康检查</translation>
        </message>
        <message>
            <source>Readiness check</source>
            <translation>就绪检查</translation>
        </message>
        <message>
            <source>Constraint</source>
            <translation>约束</translation>
        </message>
        <message>
            <source>Depends on</source>
            <translation>依赖于</translation>
        </message>
        <message>
            <source>Minimum health capacity</source>
            <translation>最小健康容量</translation>
        </message>
        <message>
            <source>Maximum over capacity</source>
            <translation>最大超额容量</translation>
        </message>
        <message>
            <source>Back-off</source>
            <translation>退避</translation>
        </message>
        <message>
            <source>%1, times %2, at most %3</source>
            <translation>%1，每次 ×%2，最多 %3</translation>
        </message>
        <message>
            <source>Kill grace period</source>
            <translation>终止宽限期</translation>
        </message>
        <message>
            <source>secret %1</source>
            <translation>机密 %1</translation>
        </message>
        <message>
            <source>Environment variable %1</source>
            <translation>环境变量 %1</translation>
        </message>
        <message>
            <source>Label %1</source>
            <translation>标签 %1</translation>
        </message>
        <message>
            <source>at most one instance per %1</source>
            <translation>每个 %1 最多一个实例</translation>
        </message>
        <message>
            <source>all instances on the same %1</source>
            <translation>所有实例位于同一 %1</translation>
        </message>
        <message>
            <source>all instances where %1 is %2</source>
            <translation>所有实例位于 %1 为 %2 的位置</translation>
        </message>
        <message>
            <source>spread evenly over %1</source>
            <translation>在 %1 间均匀分布</translation>
        </message>
        <message>
            <source>only where %1 matches %2</source>
            <translation>仅限 %1 匹配 %2 的位置</translation>
        </message>
        <message>
            <source>only where %1 does not match %2</source>
            <translation>仅限 %1 不匹配 %2 的位置</translation>
        </message>
        <message>
            <source>at most %2 instances per %1</source>
            <translation>每个 %1 最多 %2 个实例</translation>
        </message>
        <message>
            <source>only where %1 is %2</source>
            <translation>仅限 %1 为 %2 的位置</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>%1 CPU</source>
            <translation>%1 CPU</translation>
        </message>
        <message numerus="yes">
            <source>%n instance(s)</source>
            <translation>
                <numerusform>%n 个实例</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StatusText</name>
        <message>
            <source>Delayed</source>
            <translation>已延迟</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>等待中</translation>
        </message>
        <message>
            <source>Deploying</source>
            <translation>部署中</translation>
        </message>
        <message>
            <source>Suspended</source>
            <translation>已挂起</translation>
        </message>
        <message>
            <source>Not running</source>
            <translation>未运行</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>运行中</translation>
        </message>
        <message>
            <source>Staging</source>
            <translation>准备中</translation>
        </message>
        <message>
            <source>Starting</source>
            <translation>启动中</translation>
        </message>
        <message>
            <source>Killing</source>
            <translation>终止中</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>已完成</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>Killed</source>
            <translation>已终止</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>Lost</source>
            <translation>丢失</translation>
        </message>
        <message>
            <source>Dropped</source>
            <translation>未能启动</translation>
        </message>
        <message>
            <source>Unreachable</source>
            <translation>无法访问</translation>
        </message>
        <message>
            <source>Gone</source>
            <translation>已消失</translation>
        </message>
        <message>
            <source>Gone by operator</source>
            <translation>已被管理员移除</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>Healthy</source>
            <translation>健康</translation>
        </message>
        <message>
            <source>Unhealthy</source>
            <translation>不健康</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>正在连接…</translation>
        </message>
        <message>
            <source>Events live</source>
            <translation>事件实时</translation>
        </message>
        <message>
            <source>Reconnecting…</source>
            <translation>正在重新连接…</translation>
        </message>
        <message>
            <source>Access refused</source>
            <translation>访问被拒绝</translation>
        </message>
        <message>
            <source>Start %1</source>
            <translation>启动 %1</translation>
        </message>
        <message>
            <source>Stop %1</source>
            <translation>停止 %1</translation>
        </message>
        <message>
            <source>Scale %1</source>
            <translation>伸缩 %1</translation>
        </message>
        <message>
            <source>Restart %1</source>
            <translation>重启 %1</translation>
        </message>
        <message>
            <source>Resolve artifacts of %1</source>
            <translation>解析 %1 的工件</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>角色</translation>
        </message>
        <message>
            <source>Constraints</source>
            <translation>约束</translation>
        </message>
        <message>
            <source>Reservation</source>
            <translation>预留</translation>
        </message>
        <message>
            <source>Maintenance</source>
            <translation>维护</translation>
        </message>
        <message>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>内存</translation>
        </message>
        <message>
            <source>Disk</source>
            <translation>磁盘</translation>
        </message>
        <message>
            <source>GPU</source>
            <translation>GPU</translation>
        </message>
        <message>
            <source>Ports</source>
            <translation>端口</translation>
        </message>
        <message>
            <source>Scarce resources</source>
            <translation>稀缺资源</translation>
        </message>
        <message>
            <source>Role mismatch</source>
            <translation>角色不匹配</translation>
        </message>
        <message>
            <source>Constraint not met</source>
            <translation>约束未满足</translation>
        </message>
        <message>
            <source>No matching reservation</source>
            <translation>没有匹配的预留</translation>
        </message>
        <message>
            <source>Agent in maintenance</source>
            <translation>代理节点维护中</translation>
        </message>
        <message>
            <source>Insufficient CPU</source>
            <translation>CPU 不足</translation>
        </message>
        <message>
            <source>Insufficient memory</source>
            <translation>内存不足</translation>
        </message>
        <message>
            <source>Insufficient disk</source>
            <translation>磁盘不足</translation>
        </message>
        <message>
            <source>Insufficient GPU</source>
            <translation>GPU 不足</translation>
        </message>
        <message>
            <source>Insufficient ports</source>
            <translation>端口不足</translation>
        </message>
        <message>
            <source>Scarce resource kept back</source>
            <translation>保留稀缺资源</translation>
        </message>
        <message>
            <source>%1 healthy</source>
            <translation>%1 个健康</translation>
        </message>
        <message>
            <source>%1 unhealthy</source>
            <translation>%1 个不健康</translation>
        </message>
        <message>
            <source>%1 unknown</source>
            <translation>%1 个未知</translation>
        </message>
        <message>
            <source>%1 staged</source>
            <translation>%1 个准备中</translation>
        </message>
        <message>
            <source>%1 over capacity</source>
            <translation>%1 个超出目标</translation>
        </message>
        <message>
            <source>%1 unscheduled</source>
            <translation>%1 个未调度</translation>
        </message>
        <message>
            <source>no instances</source>
            <translation>没有实例</translation>
        </message>
    </context>
    <context>
        <name>VersionsModel</name>
        <message>
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>%1 (current)</source>
            <translation>%1（当前）</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>已过时间</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::AboutDialog</name>
        <message>
            <source>About Pacer</source>
            <translation>关于 Pacer</translation>
        </message>
        <message>
            <source>Version %1 · Qt %2</source>
            <translation>版本 %1 · Qt %2</translation>
        </message>
        <message>
            <source>Operations console for Marathon and Mesos, with a scheduler of its own.
Free software under the GNU General Public License, version 3 or later.
Uses Qt, Boost, SQLite, libarchive, libcurl, OpenSSL, PCRE2, nlohmann/json and QScintilla.</source>
            <translation>Marathon 和 Mesos 的运维控制台，自带调度器。
自由软件，遵循 GNU 通用公共许可证第 3 版或更高版本。
使用了 Qt、Boost、SQLite、libarchive、libcurl、OpenSSL、PCRE2、nlohmann/json 和 QScintilla。</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::Actions</name>
        <message>
            <source>%1: done</source>
            <translation>%1：完成</translation>
        </message>
        <message>
            <source>%1: deployment %2 started</source>
            <translation>%1：部署 %2 已启动</translation>
        </message>
        <message>
            <source>%1: refused. %2</source>
            <translation>%1：被拒绝。%2</translation>
        </message>
        <message>
            <source>%1: waits for the running deployment</source>
            <translation>%1：正在等待进行中的部署</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ActivityDock</name>
        <message>
            <source>Deployments</source>
            <translation>部署</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>Launch queue</source>
            <translation>启动队列</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>通知</translation>
        </message>
        <message>
            <source>Activity</source>
            <translation>活动</translation>
        </message>
        <message>
            <source>History</source>
            <translation>历史</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::AgentsPage</name>
        <message>
            <source>Agents</source>
            <translation>代理节点</translation>
        </message>
        <message>
            <source>Agents offer their resources to the scheduler. The agents of the embedded cluster share the cores of this machine: each offers all of them.</source>
            <translation>代理节点向调度器提供资源。内嵌集群的代理节点共享本机的 CPU 核心：每个节点都提供全部核心。</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::AppPage</name>
        <message>
            <source>Rollout</source>
            <translation>滚动升级</translation>
        </message>
        <message>
            <source>Instances</source>
            <translation>实例</translation>
        </message>
        <message>
            <source>Configuration</source>
            <translation>配置</translation>
        </message>
        <message>
            <source>Why waiting?</source>
            <translation>为何在等待？</translation>
        </message>
        <message>
            <source>Sandbox</source>
            <translation>沙箱</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>App</source>
            <translation>应用</translation>
        </message>
        <message>
            <source>Reset delay</source>
            <translation>重置延迟</translation>
        </message>
        <message>
            <source>Roll back</source>
            <translation>回滚</translation>
        </message>
        <message>
            <source>Stop (keep as is)</source>
            <translation>停止（保持现状）</translation>
        </message>
        <message>
            <source>Deploying %1</source>
            <translation>部署中 %1</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::AppsModel</name>
        <message>
            <source>Groups and apps</source>
            <translation>组和应用</translation>
        </message>
        <message>
            <source>%1 of %2 instances</source>
            <translation>实例 %1 / %2</translation>
        </message>
        <message>
            <source>Group %1, %2</source>
            <translation>组 %1，%2</translation>
        </message>
        <message>
            <source>App %1, %2, %3, %4</source>
            <translation>应用 %1，%2，%3，%4</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::BusyBar</name>
        <message>
            <source>Waiting for the server</source>
            <translation>正在等待服务器</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::CommandPalette</name>
        <message>
            <source>Find app, instance, command…</source>
            <translation>查找应用、实例、命令…</translation>
        </message>
        <message>
            <source>Matches</source>
            <translation>匹配项</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::Commands</name>
        <message>
            <source>Create app</source>
            <translation>创建应用</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>编辑…</translation>
        </message>
        <message>
            <source>Scale…</source>
            <translation>伸缩…</translation>
        </message>
        <message>
            <source>Restart…</source>
            <translation>重启…</translation>
        </message>
        <message>
            <source>Reset delay</source>
            <translation>重置延迟</translation>
        </message>
        <message>
            <source>Destroy…</source>
            <translation>销毁…</translation>
        </message>
        <message>
            <source>Find app, instance, command…</source>
            <translation>查找应用、实例、命令…</translation>
        </message>
        <message>
            <source>Refresh</source>
            <translation>刷新</translation>
        </message>
        <message>
            <source>Connect to a cluster…</source>
            <translation>连接到集群…</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>退出</translation>
        </message>
        <message>
            <source>About Pacer</source>
            <translation>关于 Pacer</translation>
        </message>
        <message>
            <source>Deployments, events and queue</source>
            <translation>部署、事件和队列</translation>
        </message>
        <message>
            <source>Rollout</source>
            <translation>滚动升级</translation>
        </message>
        <message>
            <source>Instances</source>
            <translation>实例</translation>
        </message>
        <message>
            <source>Configuration</source>
            <translation>配置</translation>
        </message>
        <message>
            <source>Why waiting?</source>
            <translation>为何在等待？</translation>
        </message>
        <message>
            <source>Sandbox</source>
            <translation>沙箱</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>New from example</source>
            <translation>从示例新建</translation>
        </message>
        <message>
            <source>Choose an app first</source>
            <translation>请先选择应用</translation>
        </message>
        <message>
            <source>There is no editor</source>
            <translation>没有编辑器</translation>
        </message>
        <message>
            <source>A suspended app has nothing to restart</source>
            <translation>已挂起的应用没有可重启的实例</translation>
        </message>
        <message>
            <source>Resume (%1)</source>
            <translation>恢复（%1）</translation>
        </message>
        <message>
            <source>Suspend…</source>
            <translation>挂起…</translation>
        </message>
        <message>
            <source>The app is not delayed</source>
            <translation>该应用未被延迟</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ConfigurationPage</name>
        <message>
            <source>Configuration</source>
            <translation>配置</translation>
        </message>
        <message>
            <source>Definition as JSON</source>
            <translation>JSON 定义</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>JSON</source>
            <translation>JSON</translation>
        </message>
        <message>
            <source>Shows the definition as the server has it</source>
            <translation>显示服务器上的定义</translation>
        </message>
        <message>
            <source>Copy as JSON</source>
            <translation>复制为 JSON</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>编辑</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ConfirmDialog</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Production</source>
            <translation>生产环境</translation>
        </message>
        <message>
            <source>Show request</source>
            <translation>查看请求</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>请求</translation>
        </message>
        <message>
            <source>Type the id %1 to confirm.</source>
            <translation>请输入 ID %1 以确认。</translation>
        </message>
        <message>
            <source>Id</source>
            <translation>ID</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ConnectDialog</name>
        <message>
            <source>&amp;Address</source>
            <translation>地址(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Token</source>
            <translation>令牌(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;User</source>
            <translation>用户(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>密码(&amp;P)</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>连接</translation>
        </message>
        <message>
            <source>This is not an http or https address.</source>
            <translation>这不是 http 或 https 地址。</translation>
        </message>
        <message>
            <source>Connect to a cluster</source>
            <translation>连接到集群</translation>
        </message>
        <message>
            <source>&amp;Kind</source>
            <translation>类型(&amp;K)</translation>
        </message>
        <message>
            <source>Mesos, with a scheduler of its own</source>
            <translation>Mesos（使用自带的调度器）</translation>
        </message>
        <message>
            <source>&amp;Master</source>
            <translation>管理节点(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Role</source>
            <translation>角色(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Principal</source>
            <translation>主体(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Secret</source>
            <translation>机密(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Begin as a new framework</source>
            <translation>作为新框架开始(&amp;B)</translation>
        </message>
        <message>
            <source>Needed once the master has removed the framework: its tasks are gone, and all apps are launched again.</source>
            <translation>仅当管理节点已移除该框架时需要：其任务已不存在，所有应用将重新启动。</translation>
        </message>
        <message>
            <source>This is a pr&amp;oduction environment</source>
            <translation>这是生产环境(&amp;O)</translation>
        </message>
        <message>
            <source>This is neither host:port, nor a list of them, nor zk://host:port/path.</source>
            <translation>这不是 host:port、其列表，也不是 zk://host:port/path。</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ConnectionChip</name>
        <message numerus="yes">
            <source>%n agent(s)</source>
            <translation>
                <numerusform>%n 个代理节点</numerusform>
            </translation>
        </message>
        <message>
            <source>Connection: %1</source>
            <translation>连接：%1</translation>
        </message>
        <message>
            <source>Copy address %1</source>
            <translation>复制地址 %1</translation>
        </message>
        <message>
            <source>Embedded cluster</source>
            <translation>内嵌集群</translation>
        </message>
        <message>
            <source>Demo cluster</source>
            <translation>演示集群</translation>
        </message>
        <message>
            <source>A simulated cluster inside the console: nothing is started on this machine</source>
            <translation>控制台内的模拟集群：不会在本机上启动任何进程</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::Content</name>
        <message>
            <source>Create app</source>
            <translation>创建应用</translation>
        </message>
        <message>
            <source>Choose an app</source>
            <translation>请选择应用</translation>
        </message>
        <message>
            <source>No apps yet</source>
            <translation>还没有应用</translation>
        </message>
        <message>
            <source>Choose an app or a group on the left to see its state.</source>
            <translation>请在左侧选择应用或组以查看其状态。</translation>
        </message>
        <message>
            <source>Create an app, or start from one of the examples.</source>
            <translation>请创建应用，或从某个示例开始。</translation>
        </message>
        <message>
            <source>The cluster could not be loaded</source>
            <translation>无法加载集群</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::DeploymentsView</name>
        <message>
            <source>Deployments</source>
            <translation>部署</translation>
        </message>
        <message>
            <source>No deployment is running.</source>
            <translation>没有进行中的部署。</translation>
        </message>
        <message>
            <source>Roll back</source>
            <translation>回滚</translation>
        </message>
        <message>
            <source>Stop (keep as is)</source>
            <translation>停止（保持现状）</translation>
        </message>
        <message>
            <source>Cancels the deployment without a rollback</source>
            <translation>取消部署且不回滚</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::EventsModel</name>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>App or group</source>
            <translation>应用或组</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>发生了什么</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::EventsPage</name>
        <message>
            <source>Events</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>Filter events</source>
            <translation>筛选事件</translation>
        </message>
        <message>
            <source>Clear list</source>
            <translation>清空列表</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::AmountDialog</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::FactorDialog</name>
        <message>
            <source>Scale group %1</source>
            <translation>伸缩组 %1</translation>
        </message>
        <message>
            <source>&amp;Factor</source>
            <translation>倍数(&amp;F)</translation>
        </message>
        <message>
            <source>Factor</source>
            <translation>倍数</translation>
        </message>
        <message>
            <source>Scale group</source>
            <translation>伸缩组</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>另有 %n 个</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::Funnel</name>
        <message>
            <source>Offers seen</source>
            <translation>收到的邀约</translation>
        </message>
        <message>
            <source>Where offers are lost</source>
            <translation>邀约在哪里被拒绝</translation>
        </message>
        <message>
            <source>%1 pass</source>
            <translation>%1 个通过</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::GroupPage</name>
        <message>
            <source>Apps of the group</source>
            <translation>组内的应用</translation>
        </message>
        <message>
            <source>Scale group…</source>
            <translation>伸缩组…</translation>
        </message>
        <message>
            <source>Destroy group…</source>
            <translation>销毁组…</translation>
        </message>
        <message numerus="yes">
            <source>%n app(s)</source>
            <translation>
                <numerusform>%n 个应用</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2 instances</source>
            <translation>实例 %1 / %2</translation>
        </message>
        <message>
            <source>%1 CPU</source>
            <translation>%1 CPU</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::HealthBar</name>
        <message>
            <source>Health</source>
            <translation>健康</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::InstanceTiles</name>
        <message>
            <source>Instances</source>
            <translation>实例</translation>
        </message>
        <message>
            <source>No instances.</source>
            <translation>没有实例。</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::InstancesPage</name>
        <message>
            <source>Instances</source>
            <translation>实例</translation>
        </message>
        <message>
            <source>Last task failure</source>
            <translation>上次任务失败</translation>
        </message>
        <message>
            <source>Kill</source>
            <translation>终止</translation>
        </message>
        <message>
            <source>Kills the selected instances; replacements are started</source>
            <translation>终止所选实例，并启动替代实例</translation>
        </message>
        <message>
            <source>Kill and scale down</source>
            <translation>终止并缩容</translation>
        </message>
        <message>
            <source>Kills the selected instances and lowers the target</source>
            <translation>终止所选实例，并减少目标数</translation>
        </message>
        <message>
            <source>Open sandbox</source>
            <translation>打开沙箱</translation>
        </message>
        <message>
            <source>%1 on %2 at %3: %4</source>
            <translation>%1 · %2 · %3：%4</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::LockDialog</name>
        <message>
            <source>Locked by a deployment</source>
            <translation>被部署锁定</translation>
        </message>
        <message>
            <source>The change cannot start: %1. A running deployment holds the app.</source>
            <translation>无法开始更改：%1。该应用被进行中的部署锁定。</translation>
        </message>
        <message>
            <source>Force cancels that deployment where it stands, without a rollback: old and new instances stay mixed until this change has replaced them. Other apps of that deployment are left as they are.</source>
            <translation>强制执行会在当前位置取消该部署，且不回滚：在此更改完成替换之前，新旧实例将混合存在。该部署中的其他应用保持现状。</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Show deployment</source>
            <translation>查看部署</translation>
        </message>
        <message>
            <source>Force change</source>
            <translation>强制执行</translation>
        </message>
        <message>
            <source>Wait</source>
            <translation>等待</translation>
        </message>
        <message>
            <source>Sends the change when that deployment has ended</source>
            <translation>该部署结束后再发送更改</translation>
        </message>
        <message>
            <source>Deployment %1, step %2 of %3, running for %4: %5</source>
            <translation>部署 %1，步骤 %2 / %3，已运行 %4：%5</translation>
        </message>
        <message>
            <source>Deployment %1</source>
            <translation>部署 %1</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::MainWindow</name>
        <message>
            <source>Deployment %1 finished</source>
            <translation>部署 %1 已完成</translation>
        </message>
        <message>
            <source>Deployment %1 failed. %2</source>
            <translation>部署 %1 失败。%2</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ProblemDialog</name>
        <message>
            <source>Something went wrong</source>
            <translation>出现问题</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::QueuePage</name>
        <message>
            <source>Launch queue</source>
            <translation>启动队列</translation>
        </message>
        <message>
            <source>Reset delay</source>
            <translation>重置延迟</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::RolloutChart</name>
        <message>
            <source>old version</source>
            <translation>旧版本</translation>
        </message>
        <message>
            <source>new version</source>
            <translation>新版本</translation>
        </message>
        <message>
            <source>at most %1</source>
            <translation>最多 %1</translation>
        </message>
        <message>
            <source>minimum healthy %1 of %2</source>
            <translation>最少健康 %1/%2</translation>
        </message>
        <message>
            <source>Instances over time</source>
            <translation>实例数随时间变化</translation>
        </message>
        <message>
            <source>%1 old, %2 new</source>
            <translation>旧 %1，新 %2</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::RolloutPage</name>
        <message>
            <source>Steps</source>
            <translation>步骤</translation>
        </message>
        <message>
            <source>Instances</source>
            <translation>实例</translation>
        </message>
        <message>
            <source>Instances over time</source>
            <translation>实例数随时间变化</translation>
        </message>
        <message>
            <source>old version %1</source>
            <translation>旧版本 %1</translation>
        </message>
        <message>
            <source>new version %1 ✓</source>
            <translation>新版本 %1 ✓</translation>
        </message>
        <message>
            <source>starting %1</source>
            <translation>启动中 %1</translation>
        </message>
        <message>
            <source>staging %1</source>
            <translation>准备中 %1</translation>
        </message>
        <message>
            <source>unhealthy %1</source>
            <translation>不健康 %1</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ScaleDialog</name>
        <message>
            <source>Resume %1</source>
            <translation>恢复 %1</translation>
        </message>
        <message>
            <source>Scale %1</source>
            <translation>伸缩 %1</translation>
        </message>
        <message>
            <source>&amp;Instances</source>
            <translation>实例(&amp;I)</translation>
        </message>
        <message>
            <source>Target instances</source>
            <translation>目标实例数</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>恢复</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>伸缩</translation>
        </message>
        <message>
            <source>No change: the target is %1 now.</source>
            <translation>没有变化：当前目标为 %1。</translation>
        </message>
        <message>
            <source>Instances %1 → %2: %3%4 CPU, %3%5</source>
            <translation>实例 %1 → %2：%3%4 CPU，%3%5</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::SidePanel</name>
        <message>
            <source>GROUPS AND APPS</source>
            <translation>组和应用</translation>
        </message>
        <message>
            <source>CLUSTER</source>
            <translation>集群</translation>
        </message>
        <message>
            <source>Cluster</source>
            <translation>集群</translation>
        </message>
        <message>
            <source>Deployments</source>
            <translation>部署</translation>
        </message>
        <message>
            <source>Agents</source>
            <translation>代理节点</translation>
        </message>
        <message>
            <source>Launch queue</source>
            <translation>启动队列</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>事件</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::StatusLine</name>
        <message>
            <source>CPU %1 / %2  Memory %3 / %4</source>
            <translation>CPU %1 / %2  内存 %3 / %4</translation>
        </message>
        <message>
            <source>%1 · %2 ms</source>
            <translation>%1 · %2 ms</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>连接</translation>
        </message>
        <message>
            <source>Resources in use</source>
            <translation>已用资源</translation>
        </message>
        <message>
            <source>Newest message</source>
            <translation>最新消息</translation>
        </message>
        <message>
            <source>Selected</source>
            <translation>已选择</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::StepsList</name>
        <message>
            <source>No deployment is running.</source>
            <translation>没有进行中的部署。</translation>
        </message>
        <message>
            <source>done</source>
            <translation>已完成</translation>
        </message>
        <message>
            <source>running</source>
            <translation>进行中</translation>
        </message>
        <message>
            <source>to come</source>
            <translation>待执行</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::TreeView</name>
        <message>
            <source>Groups and apps</source>
            <translation>组和应用</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::VersionsPage</name>
        <message>
            <source>Versions</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>Definition of the version</source>
            <translation>该版本的定义</translation>
        </message>
        <message>
            <source>Definition</source>
            <translation>定义</translation>
        </message>
        <message>
            <source>Roll back to this version</source>
            <translation>回滚到此版本</translation>
        </message>
        <message>
            <source>Fields that differ from the current version are blue.</source>
            <translation>与当前版本不同的字段以蓝色显示。</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::WaitingPage</name>
        <message>
            <source>Delayed after failures</source>
            <translation>失败后延迟</translation>
        </message>
        <message>
            <source>Reset delay</source>
            <translation>重置延迟</translation>
        </message>
        <message>
            <source>Where offers are lost</source>
            <translation>邀约在哪里被拒绝</translation>
        </message>
        <message>
            <source>Newest offer of each agent</source>
            <translation>每个代理节点的最新邀约</translation>
        </message>
        <message>
            <source>All offers of this launch</source>
            <translation>本次启动的所有邀约</translation>
        </message>
        <message>
            <source>Offers that are counted</source>
            <translation>统计的邀约</translation>
        </message>
        <message>
            <source>Agent by agent (last offer)</source>
            <translation>逐个代理节点（最近的邀约）</translation>
        </message>
        <message>
            <source>This app is not waiting for anything.</source>
            <translation>该应用没有在等待。</translation>
        </message>
        <message>
            <source>Its instances failed too often in a short time; the next launch is delayed.</source>
            <translation>实例在短时间内失败次数过多，下一次启动被延迟。</translation>
        </message>
        <message>
            <source>No offers received since %1. Is the scheduler connected to the cluster?</source>
            <translation>自 %1 以来没有收到邀约。调度器是否已连接到集群？</translation>
        </message>
        <message numerus="yes">
            <source>%n instance(s) waiting for resources</source>
            <translation>
                <numerusform>%n 个实例正在等待资源</numerusform>
            </translation>
        </message>
        <message>
            <source>Next try in %1 (back-off %2, at most %3)</source>
            <translation>%1 后重试（退避系数 %2，最多 %3）</translation>
        </message>
        <message>
            <source>Nearest miss: %1, %2</source>
            <translation>最接近的代理节点：%1，%2</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::AppEditor</name>
        <message>
            <source>Edit %1</source>
            <translation>编辑 %1</translation>
        </message>
        <message>
            <source>Create app</source>
            <translation>创建应用</translation>
        </message>
        <message>
            <source>Preview plan</source>
            <translation>预览计划</translation>
        </message>
        <message>
            <source>Deploy</source>
            <translation>部署</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>表单</translation>
        </message>
        <message>
            <source>Definition as JSON</source>
            <translation>JSON 定义</translation>
        </message>
        <message>
            <source>Unsaved changes</source>
            <translation>未保存的更改</translation>
        </message>
        <message>
            <source>Discard the changes to this definition?</source>
            <translation>放弃对此定义的更改吗？</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>放弃</translation>
        </message>
        <message>
            <source>Keep editing</source>
            <translation>继续编辑</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::FilesModel</name>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Modified</source>
            <translation>修改时间</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::FormPage</name>
        <message>
            <source>Form</source>
            <translation>表单</translation>
        </message>
        <message>
            <source>The JSON cannot be read at the moment. The form follows as soon as it can.</source>
            <translation>目前无法读取 JSON。可以读取后表单会立即更新。</translation>
        </message>
        <message>
            <source>This is a group or a pod: it is edited as JSON.</source>
            <translation>这是组或 Pod，请以 JSON 编辑。</translation>
        </message>
        <message>
            <source>Id: the path of the app</source>
            <translation>ID：应用的路径</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>CPU share of one instance</source>
            <translation>单个实例的 CPU 份额</translation>
        </message>
        <message>
            <source>Memory of one instance</source>
            <translation>单个实例的内存</translation>
        </message>
        <message>
            <source>Disk space of one instance</source>
            <translation>单个实例的磁盘空间</translation>
        </message>
        <message>
            <source>Target instances</source>
            <translation>目标实例数</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>镜像</translation>
        </message>
        <message>
            <source>Network mode</source>
            <translation>网络模式</translation>
        </message>
        <message>
            <source>Ports: of the container, or of the host without a network of its own</source>
            <translation>端口：容器的端口；没有独立网络时为主机的端口</translation>
        </message>
        <message>
            <source>Environment variables</source>
            <translation>环境变量</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Health check</source>
            <translation>健康检查</translation>
        </message>
        <message>
            <source>Path of the health check</source>
            <translation>健康检查的路径</translation>
        </message>
        <message>
            <source>Command of the health check</source>
            <translation>健康检查的命令</translation>
        </message>
        <message>
            <source>Seconds between health checks</source>
            <translation>健康检查间隔（秒）</translation>
        </message>
        <message>
            <source>Minimum health capacity</source>
            <translation>最小健康容量</translation>
        </message>
        <message>
            <source>Maximum over capacity</source>
            <translation>最大超额容量</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>值</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::LogPanel</name>
        <message>
            <source>The file was cut or replaced at %1; this is its new content.</source>
            <translation>文件在 %1 被截断或替换；以下是新内容。</translation>
        </message>
        <message>
            <source>Follow</source>
            <translation>跟随</translation>
        </message>
        <message>
            <source>Follow the end of the file</source>
            <translation>跟随文件末尾</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Search in the log</source>
            <translation>在日志中搜索</translation>
        </message>
        <message>
            <source>Match case</source>
            <translation>区分大小写</translation>
        </message>
        <message>
            <source>Regular expression</source>
            <translation>正则表达式</translation>
        </message>
        <message>
            <source>Previous match</source>
            <translation>上一个匹配</translation>
        </message>
        <message>
            <source>Next match</source>
            <translation>下一个匹配</translation>
        </message>
        <message>
            <source>Wrap lines</source>
            <translation>自动换行</translation>
        </message>
        <message>
            <source>Copy the selection, or all lines shown</source>
            <translation>复制所选内容或所有显示的行</translation>
        </message>
        <message>
            <source>Download the whole file…</source>
            <translation>下载整个文件…</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>重试</translation>
        </message>
        <message numerus="yes">
            <source>%n new line(s) below</source>
            <translation>
                <numerusform>下方有 %n 行新内容</numerusform>
            </translation>
        </message>
        <message>
            <source>Not a regular expression</source>
            <translation>不是有效的正则表达式</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>第 %1 个，共 %2 个</translation>
        </message>
        <message numerus="yes">
            <source>%n match(es)</source>
            <translation>
                <numerusform>%n 个匹配</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>showing the last %n line(s)</source>
            <translation>
                <numerusform>显示最后 %n 行</numerusform>
            </translation>
        </message>
        <message>
            <source>scroll up for older lines</source>
            <translation>向上滚动查看更早的行</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Wrap</source>
            <translation>换行</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>下载</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::NumberField</name>
        <message>
            <source>A number of MiB, or an amount such as 1.5 GiB</source>
            <translation>需要 MiB 数值，或类似 1.5 GiB 的容量</translation>
        </message>
        <message>
            <source>A number is needed</source>
            <translation>需要一个数字</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::PairsField</name>
        <message>
            <source>%1 is there twice</source>
            <translation>%1 出现了两次</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::PortsField</name>
        <message>
            <source>Ports are numbers, separated by commas</source>
            <translation>端口是用逗号分隔的数字</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ProblemsView</name>
        <message>
            <source>Problems</source>
            <translation>问题</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ReviewPage</name>
        <message>
            <source>Review the new app</source>
            <translation>检查新应用</translation>
        </message>
        <message>
            <source>Review change to %1</source>
            <translation>检查对 %1 的更改</translation>
        </message>
        <message>
            <source>Back to editor</source>
            <translation>返回编辑器</translation>
        </message>
        <message>
            <source>Deploy</source>
            <translation>部署</translation>
        </message>
        <message>
            <source>What changes</source>
            <translation>更改内容</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>计划</translation>
        </message>
        <message>
            <source>Deployment plan</source>
            <translation>部署计划</translation>
        </message>
        <message numerus="yes">
            <source>What changes (%n field(s))</source>
            <translation>
                <numerusform>更改内容（%n 个字段）</numerusform>
            </translation>
        </message>
        <message>
            <source>Working out the plan…</source>
            <translation>正在计算计划…</translation>
        </message>
        <message>
            <source>No instance is started, stopped or replaced.</source>
            <translation>不会启动、停止或替换任何实例。</translation>
        </message>
        <message>
            <source>Rehearsal</source>
            <translation>预演</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::SandboxPage</name>
        <message>
            <source>Files</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Instance</source>
            <translation>实例</translation>
        </message>
        <message>
            <source>Files of the sandbox</source>
            <translation>沙箱中的文件</translation>
        </message>
        <message>
            <source>Save file…</source>
            <translation>保存文件…</translation>
        </message>
        <message>
            <source>Standard output</source>
            <translation>标准输出</translation>
        </message>
        <message>
            <source>Standard error</source>
            <translation>标准错误</translation>
        </message>
        <message>
            <source>Save file</source>
            <translation>保存文件</translation>
        </message>
    </context>
    <context>
        <name>FailureText</name>
        <message>
            <source>Last failure on %1 at %2: %3</source>
            <translation>上次失败：%1 · %2：%3</translation>
        </message>
        <message>
            <source>Last failure: %1 on %2 at %3: %4</source>
            <translation>上次失败：%1 · %2 · %3：%4</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::FailureStrip</name>
        <message>
            <source>Sandbox</source>
            <translation>沙箱</translation>
        </message>
        <message>
            <source>Files and logs of the task that failed</source>
            <translation>失败任务的文件和日志</translation>
        </message>
        <message>
            <source>Last failure</source>
            <translation>上次失败</translation>
        </message>
    </context>
    <context>
        <name>WaitText</name>
        <message>
            <source>%1 of %2 waiting for offers</source>
            <translation>%2 个中有 %1 个在等待资源邀约</translation>
        </message>
        <message>
            <source>%1 of %2 delayed after failures</source>
            <translation>%2 个中有 %1 个因失败而延迟</translation>
        </message>
        <message>
            <source>%1 of %2 starting on %3 for %4</source>
            <translation>%2 个中有 %1 个正在 %3 上启动，已 %4</translation>
        </message>
        <message>
            <source>%1 of %2 not healthy for %3</source>
            <translation>%2 个中有 %1 个不健康，已 %3</translation>
        </message>
        <message>
            <source>%1 of %2 not ready for %3, readiness check</source>
            <translation>%2 个中有 %1 个未就绪，已 %3，就绪检查</translation>
        </message>
        <message>
            <source>%1 ending on %2</source>
            <translation>%1 个正在 %2 上结束</translation>
        </message>
        <message>
            <source>Next slot at %1</source>
            <translation>下一个槽位：%1</translation>
        </message>
        <message>
            <source>All replaced, watched until %1</source>
            <translation>已全部替换，观察到 %1</translation>
        </message>
        <message>
            <source>Too few instances serve to let another one go</source>
            <translation>正在服务的实例太少，不能再停止</translation>
        </message>
        <message>
            <source>Update in progress</source>
            <translation>更新进行中</translation>
        </message>
        <message>
            <source>Update paused</source>
            <translation>更新已暂停</translation>
        </message>
        <message>
            <source>Rolling back</source>
            <translation>正在回滚</translation>
        </message>
        <message>
            <source>Rollback paused</source>
            <translation>回滚已暂停</translation>
        </message>
        <message>
            <source>Instance %1 failed or ended too early</source>
            <translation>实例 %1 失败或过早结束</translation>
        </message>
        <message>
            <source>Instance %1 was not ready in time</source>
            <translation>实例 %1 未能及时就绪</translation>
        </message>
        <message>
            <source>Paused on request</source>
            <translation>按请求暂停</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::UpdatePanel</name>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>恢复</translation>
        </message>
        <message>
            <source>Roll back</source>
            <translation>回滚</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1（%2）</translation>
        </message>
    </context>
    <context>
        <name>HistoryModel</name>
        <message>
            <source>Ended</source>
            <translation>结束时间</translation>
        </message>
        <message>
            <source>Affected apps</source>
            <translation>受影响的应用</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Took</source>
            <translation>耗时</translation>
        </message>
        <message>
            <source>Asked by</source>
            <translation>请求者</translation>
        </message>
        <message>
            <source>Succeeded</source>
            <translation>成功</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>已停止</translation>
        </message>
        <message>
            <source>Rolled back</source>
            <translation>已回滚</translation>
        </message>
        <message>
            <source>Replaced</source>
            <translation>已被取代</translation>
        </message>
        <message>
            <source>Scheduler</source>
            <translation>调度器</translation>
        </message>
        <message>
            <source>Console</source>
            <translation>控制台</translation>
        </message>
    </context>
    <context>
        <name>RehearsalView</name>
        <message numerus="yes">
            <source>%1 (as %n instance(s) took)</source>
            <translation>
                <numerusform>%1（%n 个实例的实测值）</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 (assumed)</source>
            <translation>%1（假定）</translation>
        </message>
        <message>
            <source>start: %1</source>
            <translation>启动：%1</translation>
        </message>
        <message>
            <source>healthy: %1</source>
            <translation>健康：%1</translation>
        </message>
        <message>
            <source>ready: %1</source>
            <translation>就绪：%1</translation>
        </message>
        <message>
            <source>App</source>
            <translation>应用</translation>
        </message>
        <message>
            <source>Instances at most</source>
            <translation>最多实例数</translation>
        </message>
        <message>
            <source>Healthy at least</source>
            <translation>最少健康数</translation>
        </message>
        <message>
            <source>Instances in the end</source>
            <translation>最终实例数</translation>
        </message>
        <message>
            <source>Assumed times</source>
            <translation>假定的时间</translation>
        </message>
        <message>
            <source>%1 %2 of %3</source>
            <translation>%1 %2 / %3</translation>
        </message>
        <message>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <source>memory</source>
            <translation>内存</translation>
        </message>
        <message>
            <source>disk</source>
            <translation>磁盘</translation>
        </message>
        <message>
            <source>GPU</source>
            <translation>GPU</translation>
        </message>
        <message>
            <source>ports</source>
            <translation>端口</translation>
        </message>
        <message>
            <source>At most in use, of what is available to it: %1</source>
            <translation>最多占用 / 可用量：%1</translation>
        </message>
        <message>
            <source>At most in use: %1. What the agents have is not known.</source>
            <translation>最多占用：%1。代理节点的资源未知。</translation>
        </message>
        <message>
            <source>The deployment would not end: after %1 nothing moves any more.</source>
            <translation>部署不会结束：%1 后不再有任何进展。</translation>
        </message>
        <message>
            <source>The deployment would take about %1.</source>
            <translation>部署大约需要 %1。</translation>
        </message>
        <message numerus="yes">
            <source>%1: after %2, %n instance(s) wait %3</source>
            <translation>
                <numerusform>%1：%2 后 %n 个实例等待 %3</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: after %2, %n instance(s) wait for ever</source>
            <translation>
                <numerusform>%1：%2 后 %n 个实例将一直等待</numerusform>
            </translation>
        </message>
        <message>
            <source>for the end of the launch delay</source>
            <translation>直到启动延迟结束</translation>
        </message>
        <message>
            <source>nearest miss: %1, %2</source>
            <translation>最接近的代理节点：%1，%2</translation>
        </message>
        <message>
            <source>not reached</source>
            <translation>未到达</translation>
        </message>
        <message>
            <source>does not end</source>
            <translation>不会结束</translation>
        </message>
        <message>
            <source>done after %1</source>
            <translation>%1 后完成</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::HistoryView</name>
        <message>
            <source>Deployment history</source>
            <translation>部署历史</translation>
        </message>
        <message>
            <source>Steps and their times</source>
            <translation>步骤及其耗时</translation>
        </message>
        <message>
            <source>Only this app or group, for example /shop</source>
            <translation>仅此应用或组，例如 /shop</translation>
        </message>
        <message>
            <source>App or group</source>
            <translation>应用或组</translation>
        </message>
        <message>
            <source>Show older</source>
            <translation>显示更早的记录</translation>
        </message>
        <message>
            <source>This server keeps no history of deployments.</source>
            <translation>此服务器不保留部署历史。</translation>
        </message>
        <message>
            <source>No deployment has ended yet.</source>
            <translation>尚无已结束的部署。</translation>
        </message>
        <message>
            <source>No deployment of this app or group has ended.</source>
            <translation>此应用或组没有已结束的部署。</translation>
        </message>
        <message>
            <source>%1 after %2</source>
            <translation>%1，耗时 %2</translation>
        </message>
        <message>
            <source>Started: %1</source>
            <translation>开始：%1</translation>
        </message>
        <message>
            <source>Asked by: %1</source>
            <translation>请求者：%1</translation>
        </message>
        <message>
            <source>Cancelled by: %1</source>
            <translation>取消者：%1</translation>
        </message>
        <message>
            <source>Followed by deployment %1</source>
            <translation>后续部署：%1</translation>
        </message>
        <message>
            <source>Reason: %1</source>
            <translation>原因：%1</translation>
        </message>
        <message>
            <source>not reached</source>
            <translation>未到达</translation>
        </message>
        <message>
            <source>not finished</source>
            <translation>未完成</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::RehearsalView</name>
        <message>
            <source>What the change does to each app</source>
            <translation>更改对各应用的影响</translation>
        </message>
        <message>
            <source>Where it waits</source>
            <translation>等待之处</translation>
        </message>
    </context>
</TS>
