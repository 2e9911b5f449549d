<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>AgentsModel</name>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region / zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AppListModel</name>
    <message>
        <source>App</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last change</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangeFacts</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Affected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(%1 running, %2 healthy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) will no longer be used</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Required by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running deployments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo is not possible</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>The app does not exist any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least %1 healthy, at most %2 at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart app %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All instances are replaced by new ones of the same definition.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspend app %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>All instances stop. Resume starts %n again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Suspend app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale app %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) will be killed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) will be started.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale group %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instances are multiplied by %1, rounded up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destroy app %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app stops and its definition is removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n running instance(s) will be killed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Destroy app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destroy group %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in the group stops and is removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destroy group</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Kill %n instance(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No replacements are started: the target sinks as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replacements are started at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill and scale down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset delay of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next launch is tried at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset delay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 old, %3 new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The deployment has ended meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back deployment %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new deployment takes the affected apps back to the definitions they had before. It needs resources, and new instances will be killed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel deployment %1 without rollback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The deployment stops where it stands. Old and new instances stay mixed, and nothing will fix this by itself. Rolling back is usually the better choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel without rollback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back %1 to an earlier version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The definition of %1 is deployed again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back to this version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The definition is deployed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new definition is deployed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deploy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeploymentsModel</name>
    <message>
        <source>Deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Affected apps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>Invalid JSON at line %2, column %3: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no JSON in the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The JSON is nested deeper than %1 levels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The JSON is larger than %1 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a string</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a date and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a known value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is smaller than the smallest allowed value %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is larger than the largest allowed value %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is shorter than %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is longer than %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not match the pattern %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The required field “%1” is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be an object, not %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field “%1” is not known and will be ignored. Nearest known name: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is %1 but must lie between %2 and %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is %1 but must be at least %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is %1 but must be at most %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is %1 but must be less than %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is %1 but must be more than %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is %1 but must be %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must not be empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not defined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be one of: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must not be one of: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is %1 but must be one of: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must match the regular expression %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The feature “%1” is switched off on this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be used together with the other fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id must begin with “/”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last part of the id must not be restart, tasks or versions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id must lie directly below %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dependencies form a cycle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A group and an app have the same id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A group and a pod have the same id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An app and a pod have the same id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app %1 does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app %1 has no version %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pod %1 does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group %1 does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group %1 has no version %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task %1 does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The deployment %1 does not exist any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not in the launch queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has no leader at the moment. Try again shortly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app %1 exists already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group %1 exists already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked by a running deployment: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than %1 deployments would run at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a task id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a date and time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Killing cannot scale down and clear data at the same time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All service ports from %1 to %2 are in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not know this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not allow this request here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not accept this kind of content.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot answer in the requested form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request is larger than %1 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server wants a valid token or password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refuses requests from this origin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refuses requests for this host name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is busy. Try again shortly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer in time: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No secure connection to %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answered %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The state could not be stored (%1): %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored state has version %1; this program knows versions up to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 is in use by process %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 cannot be used: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path %1 leads out of its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be fetched: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive %1 was refused because of %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The instance could not be started: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The regular expression %1 is wrong at position %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal error: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>place in the definition: what is wrong with it</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message>
        <source>A command that prints a line every 5 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A script that is fetched from a URI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An archive that is fetched and unpacked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A container with a mapped port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A web server with a health check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A group of two apps, one needs the other</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FactsModel</name>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 TiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InstanceTiles</name>
    <message>
        <source>old version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>old version, stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>staging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unhealthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopping</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InstancesModel</name>
    <message>
        <source>Last success: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last failure: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consecutive failures: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;App</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notifications</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>App</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instances left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offers seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most common reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delayed %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RefusalDetails</name>
    <message>
        <source>%1: needs %2, has %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free the port, or use host port 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Embedded cluster</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpecFacts</name>
    <message>
        <source>%1, every %2, at most %3 failures in a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any host port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>URI to fetch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readiness check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constraint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depends on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimum health capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maximum over capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back-off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, times %2, at most %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill grace period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>secret %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment variable %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most one instance per %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all instances on the same %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all instances where %1 is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spread evenly over %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only where %1 matches %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only where %1 does not match %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %2 instances per %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only where %1 is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusText</name>
    <message>
        <source>Delayed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deploying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Killing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Killed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gone by operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve artifacts of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reservation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scarce resources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role mismatch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constraint not met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No matching reservation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent in maintenance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insufficient CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insufficient memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insufficient disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insufficient GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insufficient ports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scarce resource kept back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 healthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unhealthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 staged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 over capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unscheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no instances</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VersionsModel</name>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (current)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::AboutDialog</name>
    <message>
        <source>About Pacer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 · Qt %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operations console for Marathon and Mesos, with a scheduler of its own.
Free software under the GNU General Public License, version 3 or later.
Uses Qt, Boost, SQLite, libarchive, libcurl, OpenSSL, PCRE2, nlohmann/json and QScintilla.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::Actions</name>
    <message>
        <source>%1: done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: deployment %2 started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: refused. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: waits for the running deployment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::ActivityDock</name>
    <message>
        <source>Deployments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::AgentsPage</name>
    <message>
        <source>Agents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agents offer their resources to the scheduler. The agents of the embedded cluster share the cores of this machine: each offers all of them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::AppPage</name>
    <message>
        <source>Rollout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why waiting?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>App</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset delay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop (keep as is)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deploying %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::AppsModel</name>
    <message>
        <source>Groups and apps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>App %1, %2, %3, %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::BusyBar</name>
    <message>
        <source>Waiting for the server</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::CommandPalette</name>
    <message>
        <source>Find app, instance, command…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matches</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::Commands</name>
    <message>
        <source>Create app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset delay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destroy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find app, instance, command…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to a Marathon…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Pacer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployments, events and queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why waiting?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New from example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an app first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A suspended app has nothing to restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspend…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app is not delayed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::ConfigurationPage</name>
    <message>
        <source>Configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definition as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the definition as the server has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::ConfirmDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the id %1 to confirm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::ConnectDialog</name>
    <message>
        <source>Connect to a Marathon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a &amp;production environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an http or https address.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::ConnectionChip</name>
    <message numerus="yes">
        <source>%n agent(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy address %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embedded cluster</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::Content</name>
    <message>
        <source>Create app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No apps yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an app or a group on the left to see its state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create an app, or start from one of the examples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cluster could not be loaded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::DeploymentsView</name>
    <message>
        <source>Deployments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No deployment is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop (keep as is)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancels the deployment without a rollback</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::EventsModel</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>App or group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::EventsPage</name>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::FactorDialog</name>
    <message>
        <source>Scale group %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale group</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pacer::ui::Funnel</name>
    <message>
        <source>Offers seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where offers are lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pass</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::GroupPage</name>
    <message>
        <source>Apps of the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale group…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destroy group…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n app(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 CPU</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::HealthBar</name>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::InstanceTiles</name>
    <message>
        <source>Instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No instances.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::InstancesPage</name>
    <message>
        <source>Instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last task failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kills the selected instances; replacements are started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill and scale down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kills the selected instances and lowers the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2 at %3: %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::LockDialog</name>
    <message>
        <source>Locked by a deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The change cannot start: %1. A running deployment holds the app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Force cancels that deployment where it stands, without a rollback: old and new instances stay mixed until this change has replaced them. Other apps of that deployment are left as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Force change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sends the change when that deployment has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment %1, step %2 of %3, running for %4: %5</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::MainWindow</name>
    <message>
        <source>Deployment %1 finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment %1 failed. %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::ProblemDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::QueuePage</name>
    <message>
        <source>Launch queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset delay</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::RolloutChart</name>
    <message>
        <source>seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>old version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minimum healthy %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instances over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 old, %2 new</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::RolloutPage</name>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instances over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>old version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new version %1 ✓</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>staging %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unhealthy %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::ScaleDialog</name>
    <message>
        <source>Resume %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No change: the target is %1 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instances %1 → %2: %3%4 CPU, %3%5</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::SidePanel</name>
    <message>
        <source>GROUPS AND APPS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CLUSTER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::StatusLine</name>
    <message>
        <source>CPU %1 / %2  Memory %3 / %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resources in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::StepsList</name>
    <message>
        <source>No deployment is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to come</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::TreeView</name>
    <message>
        <source>Groups and apps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::VersionsPage</name>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definition of the version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back to this version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields that differ from the current version are blue.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pacer::ui::WaitingPage</name>
    <message>
        <source>Delayed after failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset delay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where offers are lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest offer of each agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All offers of this launch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offers that are counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent by agent (last offer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This app is not waiting for anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its instances failed too often in a short time; the next launch is delayed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No offers received since %1. Is the scheduler connected to the cluster?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) waiting for resources</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Next try in %1 (back-off %2, at most %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last failure: %1 on %2 at %3: %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest miss: %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
