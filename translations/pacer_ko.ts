<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
    <context>
        <name>AgentsModel</name>
        <message>
            <source>Host</source>
            <translation>호스트</translation>
        </message>
        <message>
            <source>Agent</source>
            <translation>에이전트</translation>
        </message>
        <message>
            <source>Tasks</source>
            <translation>태스크</translation>
        </message>
        <message>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>메모리</translation>
        </message>
        <message>
            <source>Region / zone</source>
            <translation>리전 / 영역</translation>
        </message>
        <message>
            <source>Attributes</source>
            <translation>속성</translation>
        </message>
    </context>
    <context>
        <name>AppListModel</name>
        <message>
            <source>App</source>
            <translation>앱</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>상태</translation>
        </message>
        <message>
            <source>Instances</source>
            <translation>인스턴스</translation>
        </message>
        <message>
            <source>Health</source>
            <translation>헬스</translation>
        </message>
        <message>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>메모리</translation>
        </message>
        <message>
            <source>Last change</source>
            <translation>마지막 변경</translation>
        </message>
    </context>
    <context>
        <name>ChangeFacts</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>외 %n개</numerusform>
            </translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>연결</translation>
        </message>
        <message>
            <source>Affected</source>
            <translation>영향받는 대상</translation>
        </message>
        <message>
            <source>(%1 running, %2 healthy)</source>
            <translation>(실행 중 %1, 정상 %2)</translation>
        </message>
        <message>
            <source>Instances</source>
            <translation>인스턴스</translation>
        </message>
        <message>
            <source>Volumes</source>
            <translation>볼륨</translation>
        </message>
        <message numerus="yes">
            <source>%n volume(s) will no longer be used</source>
            <translation>
                <numerusform>볼륨 %n개가 더 이상 사용되지 않습니다</numerusform>
            </translation>
        </message>
        <message>
            <source>Required by</source>
            <translation>종속하는 앱</translation>
        </message>
        <message>
            <source>Running deployments</source>
            <translation>진행 중인 배포</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>실행 취소</translation>
        </message>
        <message>
            <source>Undo is not possible</source>
            <translation>되돌릴 수 없습니다</translation>
        </message>
        <message>
            <source>(%1 running)</source>
            <translation>(실행 중 %1)</translation>
        </message>
    </context>
    <context>
        <name>Changes</name>
        <message>
            <source>The app does not exist any more.</source>
            <translation>이 앱은 더 이상 존재하지 않습니다.</translation>
        </message>
        <message>
            <source>At least %1 healthy, at most %2 at once</source>
            <translation>정상 인스턴스 최소 %1개, 동시 실행 최대 %2개</translation>
        </message>
        <message>
            <source>Restart app %1</source>
            <translation>%1 앱 재시작</translation>
        </message>
        <message>
            <source>All instances are replaced by new ones of the same definition.</source>
            <translation>모든 인스턴스가 같은 정의의 새 인스턴스로 교체됩니다.</translation>
        </message>
        <message>
            <source>Meanwhile</source>
            <translation>진행 중에는</translation>
        </message>
        <message>
            <source>Restart app</source>
            <translation>앱 재시작</translation>
        </message>
        <message>
            <source>Suspend app %1</source>
            <translation>%1 앱 일시 중지</translation>
        </message>
        <message numerus="yes">
            <source>All instances stop. Resume starts %n again.</source>
            <translation>
                <numerusform>모든 인스턴스가 중지됩니다. 다시 시작하면 %n개가 실행됩니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>Suspend app</source>
            <translation>앱 일시 중지</translation>
        </message>
        <message>
            <source>Scale app %1</source>
            <translation>%1 앱 스케일 조정</translation>
        </message>
        <message numerus="yes">
            <source>%n instance(s) will be killed.</source>
            <translation>
                <numerusform>인스턴스 %n개가 종료됩니다.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n instance(s) will be started.</source>
            <translation>
                <numerusform>인스턴스 %n개가 시작됩니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>스케일 조정</translation>
        </message>
        <message>
            <source>Scale group %1</source>
            <translation>%1 그룹 스케일 조정</translation>
        </message>
        <message>
            <source>Instances are multiplied by %1, rounded up.</source>
            <translation>인스턴스 수에 %1을 곱하고 올림합니다.</translation>
        </message>
        <message>
            <source>Scale group</source>
            <translation>그룹 스케일 조정</translation>
        </message>
        <message>
            <source>Destroy app %1</source>
            <translation>%1 앱 삭제</translation>
        </message>
        <message>
            <source>The app stops and its definition is removed.</source>
            <translation>앱이 중지되고 정의가 제거됩니다.</translation>
        </message>
        <message numerus="yes">
            <source>%n running instance(s) will be killed.</source>
            <translation>
                <numerusform>실행 중인 인스턴스 %n개가 종료됩니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>Destroy app</source>
            <translation>앱 삭제</translation>
        </message>
        <message>
            <source>Destroy group %1</source>
            <translation>%1 그룹 삭제</translation>
        </message>
        <message>
            <source>Everything in the group stops and is removed.</source>
            <translation>그룹의 모든 항목이 중지되고 제거됩니다.</translation>
        </message>
        <message>
            <source>Destroy group</source>
            <translation>그룹 삭제</translation>
        </message>
        <message numerus="yes">
            <source>Kill %n instance(s)</source>
            <translation>
                <numerusform>인스턴스 %n개 종료</numerusform>
            </translation>
        </message>
        <message>
            <source>No replacements are started: the target sinks as well.</source>
            <translation>대체 인스턴스를 시작하지 않고 목표 수도 줄입니다.</translation>
        </message>
        <message>
            <source>Replacements are started at once.</source>
            <translation>대체 인스턴스가 곧바로 시작됩니다.</translation>
        </message>
        <message>
            <source>Kill and scale down</source>
            <translation>종료하고 축소</translation>
        </message>
        <message>
            <source>Reset delay of %1</source>
            <translation>%1 지연 초기화</translation>
        </message>
        <message>
            <source>The next launch is tried at once.</source>
            <translation>다음 실행을 곧바로 시도합니다.</translation>
        </message>
        <message>
            <source>Reset delay</source>
            <translation>지연 초기화</translation>
        </message>
        <message>
            <source>%1: %2 old, %3 new</source>
            <translation>%1: 이전 %2, 새 버전 %3</translation>
        </message>
        <message>
            <source>The deployment has ended meanwhile.</source>
            <translation>그사이 배포가 끝났습니다.</translation>
        </message>
        <message>
            <source>Roll back deployment %1</source>
            <translation>%1 배포 롤백</translation>
        </message>
        <message>
            <source>A new deployment takes the affected apps back to the definitions they had before. It needs resources, and new instances will be killed.</source>
            <translation>새 배포가 영향받는 앱을 이전 정의로 되돌립니다. 리소스가 필요하며 새 인스턴스는 종료됩니다.</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>단계</translation>
        </message>
        <message>
            <source>Roll back deployment</source>
            <translation>배포 롤백</translation>
        </message>
        <message>
            <source>Cancel deployment %1 without rollback</source>
            <translation>롤백 없이 %1 배포 취소</translation>
        </message>
        <message>
            <source>The deployment stops where it stands. Old and new instances stay mixed, and nothing will fix this by itself. Rolling back is usually the better choice.</source>
            <translation>배포가 현재 상태에서 멈춥니다. 이전 인스턴스와 새 인스턴스가 섞인 채로 남으며 저절로 해결되지 않습니다. 대개는 롤백이 더 나은 선택입니다.</translation>
        </message>
        <message>
            <source>Cancel without rollback</source>
            <translation>롤백 없이 배포 취소</translation>
        </message>
        <message>
            <source>Roll back %1 to an earlier version</source>
            <translation>%1 앱을 이전 버전으로 롤백</translation>
        </message>
        <message>
            <source>The definition of %1 is deployed again.</source>
            <translation>%1의 정의를 다시 배포합니다.</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>버전</translation>
        </message>
        <message>
            <source>Roll back to this version</source>
            <translation>이 버전으로 롤백</translation>
        </message>
        <message>
            <source>Create app</source>
            <translation>앱 만들기</translation>
        </message>
        <message>
            <source>The definition is deployed.</source>
            <translation>정의를 배포합니다.</translation>
        </message>
        <message>
            <source>Change %1</source>
            <translation>%1 변경</translation>
        </message>
        <message>
            <source>The new definition is deployed.</source>
            <translation>새 정의를 배포합니다.</translation>
        </message>
        <message>
            <source>Deploy</source>
            <translation>배포</translation>
        </message>
        <message>
            <source>Pause deployment %1</source>
            <translation>%1 배포 일시 중지</translation>
        </message>
        <message>
            <source>Slots in work are finished, no other is begun.</source>
            <translation>작업 중인 슬롯은 마치고 다른 슬롯은 시작하지 않습니다.</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>일시 중지</translation>
        </message>
        <message>
            <source>Resume deployment %1</source>
            <translation>%1 배포 다시 시작</translation>
        </message>
        <message>
            <source>The update goes on; failures are counted from zero.</source>
            <translation>업데이트가 계속되며 실패는 처음부터 다시 셉니다.</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>다시 시작</translation>
        </message>
    </context>
    <context>
        <name>DeploymentsModel</name>
        <message>
            <source>Deployment</source>
            <translation>배포</translation>
        </message>
        <message>
            <source>Affected apps</source>
            <translation>영향받는 앱</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>단계</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>진행</translation>
        </message>
        <message>
            <source>Started</source>
            <translation>시작</translation>
        </message>
    </context>
    <context>
        <name>ErrorText</name>
        <message>
            <source>Invalid JSON at line %2, column %3: %1</source>
            <translation>%2번째 줄 %3번째 열의 JSON이 올바르지 않습니다: %1</translation>
        </message>
        <message>
            <source>There is no JSON in the text.</source>
            <translation>텍스트에 JSON이 없습니다.</translation>
        </message>
        <message>
            <source>The JSON is nested deeper than %1 levels.</source>
            <translation>JSON이 %1단계보다 깊게 중첩되어 있습니다.</translation>
        </message>
        <message>
            <source>The JSON is larger than %1 bytes.</source>
            <translation>JSON이 %1바이트보다 큽니다.</translation>
        </message>
        <message>
            <source>must be a string</source>
            <translation>문자열이어야 합니다</translation>
        </message>
        <message>
            <source>must be a number</source>
            <translation>숫자여야 합니다</translation>
        </message>
        <message>
            <source>must be a whole number</source>
            <translation>정수여야 합니다</translation>
        </message>
        <message>
            <source>must be true or false</source>
            <translation>true 또는 false여야 합니다</translation>
        </message>
        <message>
            <source>must be a list</source>
            <translation>목록이어야 합니다</translation>
        </message>
        <message>
            <source>must be an object</source>
            <translation>객체여야 합니다</translation>
        </message>
        <message>
            <source>must be a date and time</source>
            <translation>날짜와 시간이어야 합니다</translation>
        </message>
        <message>
            <source>is not a known value</source>
            <translation>알 수 없는 값입니다</translation>
        </message>
        <message>
            <source>must be at least %1</source>
            <translation>%1 이상이어야 합니다</translation>
        </message>
        <message>
            <source>is too small</source>
            <translation>값이 너무 작습니다</translation>
        </message>
        <message>
            <source>must be at most %1</source>
            <translation>%1 이하여야 합니다</translation>
        </message>
        <message>
            <source>is too large</source>
            <translation>값이 너무 큽니다</translation>
        </message>
        <message>
            <source>must have a length of at least %1</source>
            <translation>길이가 %1 이상이어야 합니다</translation>
        </message>
        <message>
            <source>is too short</source>
            <translation>너무 짧습니다</translation>
        </message>
        <message>
            <source>must have a length of at most %1</source>
            <translation>길이가 %1 이하여야 합니다</translation>
        </message>
        <message>
            <source>is too long</source>
            <translation>너무 깁니다</translation>
        </message>
        <message>
            <source>has characters that are not allowed here</source>
            <translation>여기에 허용되지 않는 문자가 있습니다</translation>
        </message>
        <message>
            <source>may hold lower-case letters, digits, “-” and “.” between the “/”</source>
            <translation>“/” 사이에는 소문자, 숫자, “-”, “.”만 사용할 수 있습니다</translation>
        </message>
        <message>
            <source>The required field “%1” is missing.</source>
            <translation>필수 항목 “%1” 필드가 없습니다.</translation>
        </message>
        <message>
            <source>is required</source>
            <translation>필수 항목입니다</translation>
        </message>
        <message>
            <source>must be an object, not %1</source>
            <translation>%1 값이 아니라 객체여야 합니다</translation>
        </message>
        <message>
            <source>The field “%1” is not known and will be ignored. Nearest known name: %2</source>
            <translation>“%1” 필드는 알 수 없으므로 무시됩니다. 가장 비슷한 이름: %2</translation>
        </message>
        <message>
            <source>The field “%1” is not known and will be ignored.</source>
            <translation>“%1” 필드는 알 수 없으므로 무시됩니다.</translation>
        </message>
        <message>
            <source>is %1 but must lie between %2 and %3</source>
            <translation>현재 값 %1, 허용 범위 %2~%3</translation>
        </message>
        <message>
            <source>is %1 but must be at least %2</source>
            <translation>현재 값 %1, 허용 값 %2 이상</translation>
        </message>
        <message>
            <source>is %1 but must be at most %2</source>
            <translation>현재 값 %1, 허용 값 %2 이하</translation>
        </message>
        <message>
            <source>is %1 but must be less than %2</source>
            <translation>현재 값 %1, 허용 값 %2 미만</translation>
        </message>
        <message>
            <source>is %1 but must be more than %2</source>
            <translation>현재 값 %1, 허용 값 %2 초과</translation>
        </message>
        <message>
            <source>is %1 but must be %2</source>
            <translation>현재 값 %1, 허용 값 %2</translation>
        </message>
        <message>
            <source>must be false</source>
            <translation>false여야 합니다</translation>
        </message>
        <message>
            <source>must be empty</source>
            <translation>비어 있어야 합니다</translation>
        </message>
        <message>
            <source>must not be empty</source>
            <translation>비어 있으면 안 됩니다</translation>
        </message>
        <message>
            <source>is not defined</source>
            <translation>정의되지 않았습니다</translation>
        </message>
        <message>
            <source>must be one of: %1</source>
            <translation>다음 중 하나여야 합니다: %1</translation>
        </message>
        <message>
            <source>must not be one of: %1</source>
            <translation>다음 값은 사용할 수 없습니다: %1</translation>
        </message>
        <message>
            <source>is %1 but must be one of: %2</source>
            <translation>현재 값 %1, 사용할 수 있는 값: %2</translation>
        </message>
        <message>
            <source>must be %1</source>
            <translation>허용 값: %1</translation>
        </message>
        <message>
            <source>must match the regular expression %1</source>
            <translation>정규식 %1 형식과 일치해야 합니다</translation>
        </message>
        <message>
            <source>The feature “%1” is switched off on this server.</source>
            <translation>이 서버에서는 “%1” 기능이 꺼져 있습니다.</translation>
        </message>
        <message>
            <source>cannot be used together with the other fields</source>
            <translation>다른 필드와 함께 사용할 수 없습니다</translation>
        </message>
        <message>
            <source>%1</source>
            <translation>%1</translation>
        </message>
        <message>
            <source>The id must begin with “/”.</source>
            <translation>ID는 “/”로 시작해야 합니다.</translation>
        </message>
        <message>
            <source>The last part of the id must not be restart, tasks or versions.</source>
            <translation>ID의 마지막 부분은 restart, tasks, versions일 수 없습니다.</translation>
        </message>
        <message>
            <source>The id must lie directly below %1.</source>
            <translation>ID는 %1 바로 아래에 있어야 합니다.</translation>
        </message>
        <message>
            <source>The dependencies form a cycle.</source>
            <translation>종속성이 순환합니다.</translation>
        </message>
        <message>
            <source>A group and an app have the same id.</source>
            <translation>그룹과 앱의 ID가 같습니다.</translation>
        </message>
        <message>
            <source>A group and a pod have the same id.</source>
            <translation>그룹과 파드의 ID가 같습니다.</translation>
        </message>
        <message>
            <source>An app and a pod have the same id.</source>
            <translation>앱과 파드의 ID가 같습니다.</translation>
        </message>
        <message>
            <source>The app %1 does not exist.</source>
            <translation>%1 앱이 존재하지 않습니다.</translation>
        </message>
        <message>
            <source>The app %1 has no version %2.</source>
            <translation>%1 앱에 %2 버전이 없습니다.</translation>
        </message>
        <message>
            <source>The pod %1 does not exist.</source>
            <translation>%1 파드가 존재하지 않습니다.</translation>
        </message>
        <message>
            <source>The group %1 does not exist.</source>
            <translation>%1 그룹이 존재하지 않습니다.</translation>
        </message>
        <message>
            <source>The group %1 has no version %2.</source>
            <translation>%1 그룹에 %2 버전이 없습니다.</translation>
        </message>
        <message>
            <source>The task %1 does not exist.</source>
            <translation>%1 태스크가 존재하지 않습니다.</translation>
        </message>
        <message>
            <source>%1 does not exist.</source>
            <translation>%1 항목이 존재하지 않습니다.</translation>
        </message>
        <message>
            <source>The deployment %1 does not exist any more.</source>
            <translation>%1 배포가 더 이상 존재하지 않습니다.</translation>
        </message>
        <message>
            <source>%1 is not in the launch queue.</source>
            <translation>%1 앱은 실행 대기열에 없습니다.</translation>
        </message>
        <message>
            <source>The server has no leader at the moment. Try again shortly.</source>
            <translation>현재 서버에 리더가 없습니다. 잠시 후 다시 시도하세요.</translation>
        </message>
        <message>
            <source>The app %1 exists already.</source>
            <translation>%1 앱이 이미 존재합니다.</translation>
        </message>
        <message>
            <source>The pod %1 exists already.</source>
            <translation>%1 파드가 이미 존재합니다.</translation>
        </message>
        <message>
            <source>The group %1 exists already.</source>
            <translation>%1 그룹이 이미 존재합니다.</translation>
        </message>
        <message>
            <source>Locked by a running deployment: %1</source>
            <translation>진행 중인 배포에 의해 잠김: %1</translation>
        </message>
        <message>
            <source>More than %1 deployments would run at once.</source>
            <translation>동시에 진행되는 배포가 %1개를 넘게 됩니다.</translation>
        </message>
        <message>
            <source>“%1” is not a task id.</source>
            <translation>“%1” 값은 태스크 ID가 아닙니다.</translation>
        </message>
        <message>
            <source>“%1” is not a date and time.</source>
            <translation>“%1” 값은 날짜와 시간이 아닙니다.</translation>
        </message>
        <message>
            <source>Killing cannot scale down and clear data at the same time.</source>
            <translation>종료할 때 축소와 데이터 삭제를 함께 할 수 없습니다.</translation>
        </message>
        <message>
            <source>All service ports from %1 to %2 are in use.</source>
            <translation>%1부터 %2까지의 서비스 포트가 모두 사용 중입니다.</translation>
        </message>
        <message>
            <source>The server does not know this address.</source>
            <translation>서버가 알지 못하는 주소입니다.</translation>
        </message>
        <message>
            <source>The server does not allow this request here.</source>
            <translation>서버가 여기에서 이 요청을 허용하지 않습니다.</translation>
        </message>
        <message>
            <source>The server does not accept this kind of content.</source>
            <translation>서버가 이 종류의 내용을 받지 않습니다.</translation>
        </message>
        <message>
            <source>The server cannot answer in the requested form.</source>
            <translation>서버가 요청한 형식으로 응답할 수 없습니다.</translation>
        </message>
        <message>
            <source>The request is larger than %1 bytes.</source>
            <translation>요청이 %1바이트보다 큽니다.</translation>
        </message>
        <message>
            <source>The server wants a valid token or password.</source>
            <translation>서버에 올바른 토큰이나 암호가 필요합니다.</translation>
        </message>
        <message>
            <source>The server refuses requests from this origin.</source>
            <translation>서버가 이 출처의 요청을 거부합니다.</translation>
        </message>
        <message>
            <source>The server refuses requests for this host name.</source>
            <translation>서버가 이 호스트 이름에 대한 요청을 거부합니다.</translation>
        </message>
        <message>
            <source>The server is busy. Try again shortly.</source>
            <translation>서버가 바쁩니다. 잠시 후 다시 시도하세요.</translation>
        </message>
        <message>
            <source>No answer in time: %1</source>
            <translation>제시간에 응답이 없습니다: %1</translation>
        </message>
        <message>
            <source>%1 cannot be reached: %2</source>
            <translation>%1 주소에 연결할 수 없습니다: %2</translation>
        </message>
        <message>
            <source>No secure connection to %1: %2</source>
            <translation>%1 주소와 보안 연결을 할 수 없습니다: %2</translation>
        </message>
        <message>
            <source>The server answered %1: %2</source>
            <translation>서버 응답 %1: %2</translation>
        </message>
        <message>
            <source>The server answered %1.</source>
            <translation>서버가 %1(으)로 응답했습니다.</translation>
        </message>
        <message>
            <source>Not understood: %1</source>
            <translation>이해할 수 없는 응답: %1</translation>
        </message>
        <message>
            <source>The Mesos master refuses this framework: %1</source>
            <translation>Mesos 마스터가 이 프레임워크를 거부했습니다: %1</translation>
        </message>
        <message>
            <source>The Mesos master has removed the framework %1 and with it all its tasks. Its id cannot be used again.</source>
            <translation>Mesos 마스터가 프레임워크 %1을(를) 모든 작업과 함께 제거했습니다. 이 ID는 다시 사용할 수 없습니다.</translation>
        </message>
        <message>
            <source>Another scheduler has taken over the framework %1.</source>
            <translation>다른 스케줄러가 프레임워크 %1을(를) 넘겨받았습니다.</translation>
        </message>
        <message>
            <source>The state could not be stored (%1): %2</source>
            <translation>상태를 저장하지 못했습니다(%1): %2</translation>
        </message>
        <message>
            <source>The stored state has version %1; this program knows versions up to %2.</source>
            <translation>저장된 상태의 버전은 %1이며 이 프로그램은 버전 %2까지 지원합니다.</translation>
        </message>
        <message>
            <source>The file %1 was written by a development version that was never released, and cannot be read. Move it away to begin with an empty state, or choose another folder.</source>
            <translation>파일 %1은(는) 출시되지 않은 개발 버전이 기록한 것이어서 읽을 수 없습니다. 빈 상태로 시작하려면 파일을 다른 곳으로 옮기거나 다른 폴더를 선택하세요.</translation>
        </message>
        <message>
            <source>The folder %1 is in use by process %2.</source>
            <translation>%1 폴더를 프로세스 %2에서 사용 중입니다.</translation>
        </message>
        <message>
            <source>The file %1 does not exist.</source>
            <translation>%1 파일이 존재하지 않습니다.</translation>
        </message>
        <message>
            <source>The file %1 cannot be used: %2</source>
            <translation>%1 파일을 사용할 수 없습니다: %2</translation>
        </message>
        <message>
            <source>The path %1 leads out of its folder.</source>
            <translation>%1 경로가 폴더 밖으로 나갑니다.</translation>
        </message>
        <message>
            <source>%1 could not be fetched: %2</source>
            <translation>%1 항목을 가져오지 못했습니다: %2</translation>
        </message>
        <message>
            <source>The archive %1 was refused because of %2: %3</source>
            <translation>%1 아카이브가 %2 때문에 거부되었습니다: %3</translation>
        </message>
        <message>
            <source>The instance could not be started: %1</source>
            <translation>인스턴스를 시작하지 못했습니다: %1</translation>
        </message>
        <message>
            <source>The regular expression %1 is wrong at position %2: %3</source>
            <translation>정규식 %1의 %2번째 위치가 잘못되었습니다: %3</translation>
        </message>
        <message>
            <source>Internal error: %1</source>
            <translation>내부 오류: %1</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>place in the definition: what is wrong with it</comment>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>Examples</name>
        <message>
            <source>A command that prints a line every 5 seconds</source>
            <translation>5초마다 한 줄을 출력하는 명령</translation>
        </message>
        <message>
            <source>A script that is fetched from a URI</source>
            <translation>URI에서 가져오는 스크립트</translation>
        </message>
        <message>
            <source>An archive that is fetched and unpacked</source>
            <translation>가져와서 압축을 푸는 아카이브</translation>
        </message>
        <message>
            <source>A container with a mapped port</source>
            <translation>포트가 매핑된 컨테이너</translation>
        </message>
        <message>
            <source>A web server with a health check</source>
            <translation>헬스 체크가 있는 웹 서버</translation>
        </message>
        <message>
            <source>A group of two apps, one needs the other</source>
            <translation>한 앱이 다른 앱에 종속하는 두 앱의 그룹</translation>
        </message>
    </context>
    <context>
        <name>FactsModel</name>
        <message>
            <source>Field</source>
            <translation>필드</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>값</translation>
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
            <translation>%1TiB</translation>
        </message>
        <message>
            <source>%1 GiB</source>
            <translation>%1GiB</translation>
        </message>
        <message>
            <source>%1 MiB</source>
            <translation>%1MiB</translation>
        </message>
        <message>
            <source>%1 d %2 h</source>
            <translation>%1일 %2시간</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1시간 %2분</translation>
        </message>
        <message>
            <source>%1 min %2 s</source>
            <translation>%1분 %2초</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1초</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1분</translation>
        </message>
    </context>
    <context>
        <name>InstanceTiles</name>
        <message>
            <source>old version</source>
            <translation>이전 버전</translation>
        </message>
        <message>
            <source>old version, stopping</source>
            <translation>이전 버전, 종료 중</translation>
        </message>
        <message>
            <source>staging</source>
            <translation>준비 중</translation>
        </message>
        <message>
            <source>starting</source>
            <translation>시작 중</translation>
        </message>
        <message>
            <source>new version</source>
            <translation>새 버전</translation>
        </message>
        <message>
            <source>unhealthy</source>
            <translation>비정상</translation>
        </message>
        <message>
            <source>stopping</source>
            <translation>종료 중</translation>
        </message>
    </context>
    <context>
        <name>InstancesModel</name>
        <message>
            <source>Last success: %1</source>
            <translation>마지막 성공: %1</translation>
        </message>
        <message>
            <source>Last failure: %1</source>
            <translation>마지막 실패: %1</translation>
        </message>
        <message>
            <source>Consecutive failures: %1</source>
            <translation>연속 실패 횟수: %1</translation>
        </message>
        <message>
            <source>Instance</source>
            <translation>인스턴스</translation>
        </message>
        <message>
            <source>Host</source>
            <translation>호스트</translation>
        </message>
        <message>
            <source>State</source>
            <translation>상태</translation>
        </message>
        <message>
            <source>Health</source>
            <translation>헬스</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>버전</translation>
        </message>
        <message>
            <source>old</source>
            <translation>이전</translation>
        </message>
        <message>
            <source>new</source>
            <translation>새 버전</translation>
        </message>
        <message>
            <source>Ports</source>
            <translation>포트</translation>
        </message>
        <message>
            <source>Started</source>
            <translation>시작</translation>
        </message>
    </context>
    <context>
        <name>Menus</name>
        <message>
            <source>&amp;File</source>
            <translation>파일(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>편집(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>보기(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;App</source>
            <translation>앱(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>도움말(&amp;H)</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>언어</translation>
        </message>
    </context>
    <context>
        <name>Notifications</name>
        <message>
            <source>Time</source>
            <translation>시간</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>메시지</translation>
        </message>
    </context>
    <context>
        <name>QueueModel</name>
        <message>
            <source>App</source>
            <translation>앱</translation>
        </message>
        <message>
            <source>Instances left</source>
            <translation>남은 인스턴스</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>상태</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>시작 시각</translation>
        </message>
        <message>
            <source>Offers seen</source>
            <translation>받은 오퍼</translation>
        </message>
        <message>
            <source>Most common reason</source>
            <translation>가장 흔한 이유</translation>
        </message>
        <message>
            <source>Waiting %1</source>
            <translation>대기 중 %1</translation>
        </message>
        <message>
            <source>Delayed %1</source>
            <translation>지연됨 %1</translation>
        </message>
    </context>
    <context>
        <name>RefusalDetails</name>
        <message>
            <source>%1: needs %2, has %3</source>
            <translation>%1: %2 필요, %3 있음</translation>
        </message>
        <message>
            <source>free the port, or use host port 0</source>
            <translation>포트를 비우거나 호스트 포트 0 사용</translation>
        </message>
        <message>
            <source>Agent</source>
            <translation>에이전트</translation>
        </message>
        <message>
            <source>Attributes</source>
            <translation>속성</translation>
        </message>
        <message>
            <source>Why not</source>
            <translation>안 되는 이유</translation>
        </message>
        <message>
            <source>What would help</source>
            <translation>해결 방법</translation>
        </message>
        <message>
            <source>%1: %2 more</source>
            <translation>%1: %2 더 필요</translation>
        </message>
        <message>
            <source>%1 (this agent has none)</source>
            <translation>%1 (이 에이전트에는 없음)</translation>
        </message>
        <message>
            <source>%1 (this agent: %2)</source>
            <translation>%1 (이 에이전트: %2)</translation>
        </message>
        <message>
            <source>agents of region %1 are used only with a constraint on @region or @zone</source>
            <translation>리전 %1의 에이전트는 @region 또는 @zone 제약 조건이 있어야 사용됩니다</translation>
        </message>
        <message>
            <source>port %1 is not free</source>
            <translation>포트 %1을(를) 사용할 수 없음</translation>
        </message>
    </context>
    <context>
        <name>Session</name>
        <message>
            <source>Embedded cluster</source>
            <translation>내장 클러스터</translation>
        </message>
        <message>
            <source>Demo cluster</source>
            <translation>데모 클러스터</translation>
        </message>
    </context>
    <context>
        <name>SpecFacts</name>
        <message>
            <source>%1, every %2, at most %3 failures in a row</source>
            <translation>%1, %2마다, 연속 실패 최대 %3회</translation>
        </message>
        <message>
            <source>Id</source>
            <translation>ID</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>명령</translation>
        </message>
        <message>
            <source>Arguments</source>
            <translation>인수</translation>
        </message>
        <message>
            <source>User</source>
            <translation>사용자</translation>
        </message>
        <message>
            <source>Instances</source>
            <translation>인스턴스</translation>
        </message>
        <message>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>메모리</translation>
        </message>
        <message>
            <source>Disk</source>
            <translation>디스크</translation>
        </message>
        <message>
            <source>GPU</source>
            <translation>GPU</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>역할</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>이미지</translation>
        </message>
        <message>
            <source>Volumes</source>
            <translation>볼륨</translation>
        </message>
        <message>
            <source>any host port</source>
            <translation>임의의 호스트 포트</translation>
        </message>
        <message>
            <source>Port mapping</source>
            <translation>포트 매핑</translation>
        </message>
        <message>
            <source>Network mode</source>
            <translation>네트워크 모드</translation>
        </message>
        <message>
            <source>Ports</source>
            <translation>포트</translation>
        </message>
        <message>
            <source>URI to fetch</source>
            <translation>가져올 URI</translation>
        </message>
        <message>
            <source>Health check</source>
            <translation>헬스 체크</translation>
        </message>
        <message>
            <source>Readiness check</source>
            <translation>준비 상태 검사</translation>
        </message>
        <message>
            <source>Constraint</source>
            <translation>제약 조건</translation>
        </message>
        <message>
            <source>Depends on</source>
            <translation>종속 대상</translation>
        </message>
        <message>
            <source>Minimum health capacity</source>
            <translation>최소 정상 용량</translation>
        </message>
        <message>
            <source>Maximum over capacity</source>
            <translation>최대 초과 용량</translation>
        </message>
        <message>
            <source>Back-off</source>
            <translation>백오프</translation>
        </message>
        <message>
            <source>%1, times %2, at most %3</source>
            <translation>%1, %2배씩, 최대 %3</translation>
        </message>
        <message>
            <source>Kill grace period</source>
            <translation>종료 유예 시간</translation>
        </message>
        <message>
            <source>secret %1</source>
            <translation>시크릿 %1</translation>
        </message>
        <message>
            <source>Environment variable %1</source>
            <translation>환경 변수 %1</translation>
        </message>
        <message>
            <source>Label %1</source>
            <translation>레이블 %1</translation>
        </message>
        <message>
            <source>at most one instance per %1</source>
            <translation>%1마다 인스턴스 최대 1개</translation>
        </message>
        <message>
            <source>all instances on the same %1</source>
            <translation>모든 인스턴스를 같은 %1에 배치</translation>
        </message>
        <message>
            <source>all instances where %1 is %2</source>
            <translation>모든 인스턴스를 %1 값이 %2인 곳에 배치</translation>
        </message>
        <message>
            <source>spread evenly over %1</source>
            <translation>%1에 고르게 분산</translation>
        </message>
        <message>
            <source>only where %1 matches %2</source>
            <translation>%1 값이 %2 패턴과 일치하는 곳만</translation>
        </message>
        <message>
            <source>only where %1 does not match %2</source>
            <translation>%1 값이 %2 패턴과 일치하지 않는 곳만</translation>
        </message>
        <message>
            <source>at most %2 instances per %1</source>
            <translation>%1마다 인스턴스 최대 %2개</translation>
        </message>
        <message>
            <source>only where %1 is %2</source>
            <translation>%1 값이 %2인 곳만</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>버전</translation>
        </message>
        <message>
            <source>%1 CPU</source>
            <translation>%1 CPU</translation>
        </message>
        <message numerus="yes">
            <source>%n instance(s)</source>
            <translation>
                <numerusform>인스턴스 %n개</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StatusText</name>
        <message>
            <source>Delayed</source>
            <translation>지연됨</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>대기 중</translation>
        </message>
        <message>
            <source>Deploying</source>
            <translation>배포 중</translation>
        </message>
        <message>
            <source>Suspended</source>
            <translation>일시 중지됨</translation>
        </message>
        <message>
            <source>Not running</source>
            <translation>실행되지 않음</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>실행 중</translation>
        </message>
        <message>
            <source>Staging</source>
            <translation>준비 중</translation>
        </message>
        <message>
            <source>Starting</source>
            <translation>시작 중</translation>
        </message>
        <message>
            <source>Killing</source>
            <translation>종료 중</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>완료됨</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>실패</translation>
        </message>
        <message>
            <source>Killed</source>
            <translation>종료됨</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>오류</translation>
        </message>
        <message>
            <source>Lost</source>
            <translation>유실됨</translation>
        </message>
        <message>
            <source>Dropped</source>
            <translation>실행 못함</translation>
        </message>
        <message>
            <source>Unreachable</source>
            <translation>연결할 수 없음</translation>
        </message>
        <message>
            <source>Gone</source>
            <translation>사라짐</translation>
        </message>
        <message>
            <source>Gone by operator</source>
            <translation>운영자가 제거함</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>알 수 없음</translation>
        </message>
        <message>
            <source>Healthy</source>
            <translation>정상</translation>
        </message>
        <message>
            <source>Unhealthy</source>
            <translation>비정상</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>연결하는 중…</translation>
        </message>
        <message>
            <source>Events live</source>
            <translation>이벤트 실시간</translation>
        </message>
        <message>
            <source>Reconnecting…</source>
            <translation>다시 연결하는 중…</translation>
        </message>
        <message>
            <source>Access refused</source>
            <translation>접근 거부됨</translation>
        </message>
        <message>
            <source>Start %1</source>
            <translation>%1 시작</translation>
        </message>
        <message>
            <source>Stop %1</source>
            <translation>%1 중지</translation>
        </message>
        <message>
            <source>Scale %1</source>
            <translation>%1 스케일 조정</translation>
        </message>
        <message>
            <source>Restart %1</source>
            <translation>%1 재시작</translation>
        </message>
        <message>
            <source>Resolve artifacts of %1</source>
            <translation>%1 아티팩트 확인</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>역할</translation>
        </message>
        <message>
            <source>Constraints</source>
            <translation>제약 조건</translation>
        </message>
        <message>
            <source>Reservation</source>
            <translation>예약</translation>
        </message>
        <message>
            <source>Maintenance</source>
            <translation>유지 보수</translation>
        </message>
        <message>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>메모리</translation>
        </message>
        <message>
            <source>Disk</source>
            <translation>디스크</translation>
        </message>
        <message>
            <source>GPU</source>
            <translation>GPU</translation>
        </message>
        <message>
            <source>Ports</source>
            <translation>포트</translation>
        </message>
        <message>
            <source>Scarce resources</source>
            <translation>희소 리소스</translation>
        </message>
        <message>
            <source>Role mismatch</source>
            <translation>역할 불일치</translation>
        </message>
        <message>
            <source>Constraint not met</source>
            <translation>제약 조건 불충족</translation>
        </message>
        <message>
            <source>No matching reservation</source>
            <translation>일치하는 예약 없음</translation>
        </message>
        <message>
            <source>Agent in maintenance</source>
            <translation>에이전트 유지 보수 중</translation>
        </message>
        <message>
            <source>Insufficient CPU</source>
            <translation>CPU 부족</translation>
        </message>
        <message>
            <source>Insufficient memory</source>
            <translation>메모리 부족</translation>
        </message>
        <message>
            <source>Insufficient disk</source>
            <translation>디스크 부족</translation>
        </message>
        <message>
            <source>Insufficient GPU</source>
            <translation>GPU 부족</translation>
        </message>
        <message>
            <source>Insufficient ports</source>
            <translation>포트 부족</translation>
        </message>
        <message>
            <source>Scarce resource kept back</source>
            <translation>희소 리소스 보존</translation>
        </message>
        <message>
            <source>%1 healthy</source>
            <translation>정상 %1</translation>
        </message>
        <message>
            <source>%1 unhealthy</source>
            <translation>비정상 %1</translation>
        </message>
        <message>
            <source>%1 unknown</source>
            <translation>알 수 없음 %1</translation>
        </message>
        <message>
            <source>%1 staged</source>
            <translation>준비 중 %1</translation>
        </message>
        <message>
            <source>%1 over capacity</source>
            <translation>초과 실행 %1</translation>
        </message>
        <message>
            <source>%1 unscheduled</source>
            <translation>미배치 %1</translation>
        </message>
        <message>
            <source>no instances</source>
            <translation>인스턴스 없음</translation>
        </message>
    </context>
    <context>
        <name>VersionsModel</name>
        <message>
            <source>Version</source>
            <translation>버전</translation>
        </message>
        <message>
            <source>%1 (current)</source>
            <translation>%1 (현재)</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>경과</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::AboutDialog</name>
        <message>
            <source>About Pacer</source>
            <translation>Pacer 정보</translation>
        </message>
        <message>
            <source>Version %1 · Qt %2</source>
            <translation>버전 %1 · Qt %2</translation>
        </message>
        <message>
            <source>Operations console for Marathon and Mesos, with a scheduler of its own.
Free software under the GNU General Public License, version 3 or later.
Uses Qt, Boost, SQLite, libarchive, libcurl, OpenSSL, PCRE2, nlohmann/json and QScintilla.</source>
            <translation>자체 스케줄러를 갖춘 Marathon과 Mesos 운영 콘솔입니다.
GNU 일반 공중 사용 허가서 버전 3 이상을 따르는 자유 소프트웨어입니다.
Qt, Boost, SQLite, libarchive, libcurl, OpenSSL, PCRE2, nlohmann/json, QScintilla를 사용합니다.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>닫기</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::Actions</name>
        <message>
            <source>%1: done</source>
            <translation>%1: 완료</translation>
        </message>
        <message>
            <source>%1: deployment %2 started</source>
            <translation>%1: 배포 %2 시작됨</translation>
        </message>
        <message>
            <source>%1: refused. %2</source>
            <translation>%1: 거부됨. %2</translation>
        </message>
        <message>
            <source>%1: waits for the running deployment</source>
            <translation>%1: 진행 중인 배포를 기다리는 중</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ActivityDock</name>
        <message>
            <source>Deployments</source>
            <translation>배포</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>이벤트</translation>
        </message>
        <message>
            <source>Launch queue</source>
            <translation>실행 대기열</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>알림</translation>
        </message>
        <message>
            <source>Activity</source>
            <translation>활동</translation>
        </message>
        <message>
            <source>History</source>
            <translation>기록</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::AgentsPage</name>
        <message>
            <source>Agents</source>
            <translation>에이전트</translation>
        </message>
        <message>
            <source>Agents offer their resources to the scheduler. The agents of the embedded cluster share the cores of this machine: each offers all of them.</source>
            <translation>에이전트는 자신의 리소스를 스케줄러에 제공합니다. 내장 클러스터의 에이전트들은 이 컴퓨터의 코어를 공유하며 각자 모든 코어를 제공합니다.</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::AppPage</name>
        <message>
            <source>Rollout</source>
            <translation>롤링 업데이트</translation>
        </message>
        <message>
            <source>Instances</source>
            <translation>인스턴스</translation>
        </message>
        <message>
            <source>Configuration</source>
            <translation>구성</translation>
        </message>
        <message>
            <source>Why waiting?</source>
            <translation>대기 이유</translation>
        </message>
        <message>
            <source>Sandbox</source>
            <translation>샌드박스</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>버전</translation>
        </message>
        <message>
            <source>App</source>
            <translation>앱</translation>
        </message>
        <message>
            <source>Reset delay</source>
            <translation>지연 초기화</translation>
        </message>
        <message>
            <source>Roll back</source>
            <translation>롤백</translation>
        </message>
        <message>
            <source>Stop (keep as is)</source>
            <translation>중단(현재 상태 유지)</translation>
        </message>
        <message>
            <source>Deploying %1</source>
            <translation>배포 중 %1</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::AppsModel</name>
        <message>
            <source>Groups and apps</source>
            <translation>그룹과 앱</translation>
        </message>
        <message>
            <source>%1 of %2 instances</source>
            <translation>인스턴스 %2개 중 %1개</translation>
        </message>
        <message>
            <source>Group %1, %2</source>
            <translation>그룹 %1, %2</translation>
        </message>
        <message>
            <source>App %1, %2, %3, %4</source>
            <translation>앱 %1, %2, %3, %4</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::BusyBar</name>
        <message>
            <source>Waiting for the server</source>
            <translation>서버를 기다리는 중</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::CommandPalette</name>
        <message>
            <source>Find app, instance, command…</source>
            <translation>앱, 인스턴스, 명령 찾기…</translation>
        </message>
        <message>
            <source>Matches</source>
            <translation>찾은 항목</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::Commands</name>
        <message>
            <source>Create app</source>
            <translation>앱 만들기</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>편집…</translation>
        </message>
        <message>
            <source>Scale…</source>
            <translation>스케일 조정…</translation>
        </message>
        <message>
            <source>Restart…</source>
            <translation>재시작…</translation>
        </message>
        <message>
            <source>Reset delay</source>
            <translation>지연 초기화</translation>
        </message>
        <message>
            <source>Destroy…</source>
            <translation>삭제…</translation>
        </message>
        <message>
            <source>Find app, instance, command…</source>
            <translation>앱, 인스턴스, 명령 찾기…</translation>
        </message>
        <message>
            <source>Refresh</source>
            <translation>새로 고침</translation>
        </message>
        <message>
            <source>Connect to a cluster…</source>
            <translation>클러스터에 연결…</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>끝내기</translation>
        </message>
        <message>
            <source>About Pacer</source>
            <translation>Pacer 정보</translation>
        </message>
        <message>
            <source>Deployments, events and queue</source>
            <translation>배포, 이벤트, 대기열</translation>
        </message>
        <message>
            <source>Rollout</source>
            <translation>롤링 업데이트</translation>
        </message>
        <message>
            <source>Instances</source>
            <translation>인스턴스</translation>
        </message>
        <message>
            <source>Configuration</source>
            <translation>구성</translation>
        </message>
        <message>
            <source>Why waiting?</source>
            <translation>대기 이유</translation>
        </message>
        <message>
            <source>Sandbox</source>
            <translation>샌드박스</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>버전</translation>
        </message>
        <message>
            <source>New from example</source>
            <translation>예제로 새로 만들기</translation>
        </message>
        <message>
            <source>Choose an app first</source>
            <translation>먼저 앱을 선택하세요</translation>
        </message>
        <message>
            <source>There is no editor</source>
            <translation>편집기가 없습니다</translation>
        </message>
        <message>
            <source>A suspended app has nothing to restart</source>
            <translation>일시 중지된 앱은 재시작할 인스턴스가 없습니다</translation>
        </message>
        <message>
            <source>Resume (%1)</source>
            <translation>다시 시작 (%1)</translation>
        </message>
        <message>
            <source>Suspend…</source>
            <translation>일시 중지…</translation>
        </message>
        <message>
            <source>The app is not delayed</source>
            <translation>지연된 앱이 아닙니다</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ConfigurationPage</name>
        <message>
            <source>Configuration</source>
            <translation>구성</translation>
        </message>
        <message>
            <source>Definition as JSON</source>
            <translation>JSON 정의</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>레이블</translation>
        </message>
        <message>
            <source>JSON</source>
            <translation>JSON</translation>
        </message>
        <message>
            <source>Shows the definition as the server has it</source>
            <translation>서버에 있는 그대로의 정의를 표시합니다</translation>
        </message>
        <message>
            <source>Copy as JSON</source>
            <translation>JSON으로 복사</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>편집</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ConfirmDialog</name>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>Production</source>
            <translation>운영 환경</translation>
        </message>
        <message>
            <source>Show request</source>
            <translation>요청 보기</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>요청</translation>
        </message>
        <message>
            <source>Type the id %1 to confirm.</source>
            <translation>계속하려면 %1 ID를 입력하세요.</translation>
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
            <translation>주소(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Token</source>
            <translation>토큰(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;User</source>
            <translation>사용자(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>암호(&amp;P)</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>연결</translation>
        </message>
        <message>
            <source>This is not an http or https address.</source>
            <translation>http 또는 https 주소가 아닙니다.</translation>
        </message>
        <message>
            <source>Connect to a cluster</source>
            <translation>클러스터에 연결</translation>
        </message>
        <message>
            <source>&amp;Kind</source>
            <translation>종류(&amp;K)</translation>
        </message>
        <message>
            <source>Mesos, with a scheduler of its own</source>
            <translation>Mesos(자체 스케줄러 사용)</translation>
        </message>
        <message>
            <source>&amp;Master</source>
            <translation>마스터(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Role</source>
            <translation>역할(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Principal</source>
            <translation>주체(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Secret</source>
            <translation>시크릿(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Begin as a new framework</source>
            <translation>새 프레임워크로 시작(&amp;B)</translation>
        </message>
        <message>
            <source>Needed once the master has removed the framework: its tasks are gone, and all apps are launched again.</source>
            <translation>마스터가 프레임워크를 제거한 뒤에 필요합니다. 태스크는 이미 사라졌으며 모든 앱이 다시 실행됩니다.</translation>
        </message>
        <message>
            <source>This is a pr&amp;oduction environment</source>
            <translation>운영 환경입니다(&amp;O)</translation>
        </message>
        <message>
            <source>This is neither host:port, nor a list of them, nor zk://host:port/path.</source>
            <translation>host:port, 그 목록, zk://host:port/path 중 어느 것도 아닙니다.</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ConnectionChip</name>
        <message numerus="yes">
            <source>%n agent(s)</source>
            <translation>
                <numerusform>에이전트 %n개</numerusform>
            </translation>
        </message>
        <message>
            <source>Connection: %1</source>
            <translation>연결: %1</translation>
        </message>
        <message>
            <source>Copy address %1</source>
            <translation>주소 복사: %1</translation>
        </message>
        <message>
            <source>Embedded cluster</source>
            <translation>내장 클러스터</translation>
        </message>
        <message>
            <source>Demo cluster</source>
            <translation>데모 클러스터</translation>
        </message>
        <message>
            <source>A simulated cluster inside the console: nothing is started on this machine</source>
            <translation>콘솔 안의 시뮬레이션 클러스터: 이 컴퓨터에서는 아무것도 실행되지 않습니다</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::Content</name>
        <message>
            <source>Create app</source>
            <translation>앱 만들기</translation>
        </message>
        <message>
            <source>Choose an app</source>
            <translation>앱을 선택하세요</translation>
        </message>
        <message>
            <source>No apps yet</source>
            <translation>아직 앱이 없습니다</translation>
        </message>
        <message>
            <source>Choose an app or a group on the left to see its state.</source>
            <translation>왼쪽에서 앱이나 그룹을 선택하면 상태가 표시됩니다.</translation>
        </message>
        <message>
            <source>Create an app, or start from one of the examples.</source>
            <translation>앱을 만들거나 예제 중 하나로 시작하세요.</translation>
        </message>
        <message>
            <source>The cluster could not be loaded</source>
            <translation>클러스터를 불러오지 못했습니다</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::DeploymentsView</name>
        <message>
            <source>Deployments</source>
            <translation>배포</translation>
        </message>
        <message>
            <source>No deployment is running.</source>
            <translation>진행 중인 배포가 없습니다.</translation>
        </message>
        <message>
            <source>Roll back</source>
            <translation>롤백</translation>
        </message>
        <message>
            <source>Stop (keep as is)</source>
            <translation>중단(현재 상태 유지)</translation>
        </message>
        <message>
            <source>Cancels the deployment without a rollback</source>
            <translation>롤백하지 않고 배포를 취소합니다</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::EventsModel</name>
        <message>
            <source>Time</source>
            <translation>시간</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>종류</translation>
        </message>
        <message>
            <source>App or group</source>
            <translation>앱 또는 그룹</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>내용</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::EventsPage</name>
        <message>
            <source>Events</source>
            <translation>이벤트</translation>
        </message>
        <message>
            <source>Filter events</source>
            <translation>이벤트 필터</translation>
        </message>
        <message>
            <source>Clear list</source>
            <translation>목록 지우기</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::AmountDialog</name>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::FactorDialog</name>
        <message>
            <source>Scale group %1</source>
            <translation>%1 그룹 스케일 조정</translation>
        </message>
        <message>
            <source>&amp;Factor</source>
            <translation>배수(&amp;F)</translation>
        </message>
        <message>
            <source>Factor</source>
            <translation>배수</translation>
        </message>
        <message>
            <source>Scale group</source>
            <translation>그룹 스케일 조정</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>외 %n개</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::Funnel</name>
        <message>
            <source>Offers seen</source>
            <translation>받은 오퍼</translation>
        </message>
        <message>
            <source>Where offers are lost</source>
            <translation>오퍼가 탈락하는 단계</translation>
        </message>
        <message>
            <source>%1 pass</source>
            <translation>%1개 통과</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::GroupPage</name>
        <message>
            <source>Apps of the group</source>
            <translation>그룹의 앱</translation>
        </message>
        <message>
            <source>Scale group…</source>
            <translation>그룹 스케일 조정…</translation>
        </message>
        <message>
            <source>Destroy group…</source>
            <translation>그룹 삭제…</translation>
        </message>
        <message numerus="yes">
            <source>%n app(s)</source>
            <translation>
                <numerusform>앱 %n개</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2 instances</source>
            <translation>인스턴스 %2개 중 %1개</translation>
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
            <translation>헬스</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::InstanceTiles</name>
        <message>
            <source>Instances</source>
            <translation>인스턴스</translation>
        </message>
        <message>
            <source>No instances.</source>
            <translation>인스턴스가 없습니다.</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::InstancesPage</name>
        <message>
            <source>Instances</source>
            <translation>인스턴스</translation>
        </message>
        <message>
            <source>Last task failure</source>
            <translation>마지막 태스크 실패</translation>
        </message>
        <message>
            <source>Kill</source>
            <translation>종료</translation>
        </message>
        <message>
            <source>Kills the selected instances; replacements are started</source>
            <translation>선택한 인스턴스를 종료하고 대체 인스턴스를 시작합니다</translation>
        </message>
        <message>
            <source>Kill and scale down</source>
            <translation>종료하고 축소</translation>
        </message>
        <message>
            <source>Kills the selected instances and lowers the target</source>
            <translation>선택한 인스턴스를 종료하고 목표 수를 줄입니다</translation>
        </message>
        <message>
            <source>Open sandbox</source>
            <translation>샌드박스 열기</translation>
        </message>
        <message>
            <source>%1 on %2 at %3: %4</source>
            <translation>%1 · %2 · %3: %4</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::LockDialog</name>
        <message>
            <source>Locked by a deployment</source>
            <translation>배포에 의해 잠김</translation>
        </message>
        <message>
            <source>The change cannot start: %1. A running deployment holds the app.</source>
            <translation>변경을 시작할 수 없습니다: %1. 진행 중인 배포가 이 앱을 잠그고 있습니다.</translation>
        </message>
        <message>
            <source>Force cancels that deployment where it stands, without a rollback: old and new instances stay mixed until this change has replaced them. Other apps of that deployment are left as they are.</source>
            <translation>강제 적용하면 그 배포가 롤백 없이 현재 상태에서 취소됩니다. 이 변경이 교체를 마칠 때까지 이전 인스턴스와 새 인스턴스가 섞여 있습니다. 그 배포의 다른 앱은 그대로 남습니다.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>Show deployment</source>
            <translation>배포 보기</translation>
        </message>
        <message>
            <source>Force change</source>
            <translation>강제 적용</translation>
        </message>
        <message>
            <source>Wait</source>
            <translation>기다리기</translation>
        </message>
        <message>
            <source>Sends the change when that deployment has ended</source>
            <translation>그 배포가 끝나면 변경을 보냅니다</translation>
        </message>
        <message>
            <source>Deployment %1, step %2 of %3, running for %4: %5</source>
            <translation>배포 %1, %3단계 중 %2단계, %4째 진행 중: %5</translation>
        </message>
        <message>
            <source>Deployment %1</source>
            <translation>배포 %1</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::MainWindow</name>
        <message>
            <source>Deployment %1 finished</source>
            <translation>배포 %1 완료</translation>
        </message>
        <message>
            <source>Deployment %1 failed. %2</source>
            <translation>배포 %1 실패. %2</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ProblemDialog</name>
        <message>
            <source>Something went wrong</source>
            <translation>문제가 발생했습니다</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>닫기</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::QueuePage</name>
        <message>
            <source>Launch queue</source>
            <translation>실행 대기열</translation>
        </message>
        <message>
            <source>Reset delay</source>
            <translation>지연 초기화</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::RolloutChart</name>
        <message>
            <source>old version</source>
            <translation>이전 버전</translation>
        </message>
        <message>
            <source>new version</source>
            <translation>새 버전</translation>
        </message>
        <message>
            <source>at most %1</source>
            <translation>최대 %1</translation>
        </message>
        <message>
            <source>minimum healthy %1 of %2</source>
            <translation>최소 정상 %1/%2</translation>
        </message>
        <message>
            <source>Instances over time</source>
            <translation>시간별 인스턴스 수</translation>
        </message>
        <message>
            <source>%1 old, %2 new</source>
            <translation>이전 %1, 새 버전 %2</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::RolloutPage</name>
        <message>
            <source>Steps</source>
            <translation>단계</translation>
        </message>
        <message>
            <source>Instances</source>
            <translation>인스턴스</translation>
        </message>
        <message>
            <source>Instances over time</source>
            <translation>시간별 인스턴스 수</translation>
        </message>
        <message>
            <source>old version %1</source>
            <translation>이전 버전 %1</translation>
        </message>
        <message>
            <source>new version %1 ✓</source>
            <translation>새 버전 %1 ✓</translation>
        </message>
        <message>
            <source>starting %1</source>
            <translation>시작 중 %1</translation>
        </message>
        <message>
            <source>staging %1</source>
            <translation>준비 중 %1</translation>
        </message>
        <message>
            <source>unhealthy %1</source>
            <translation>비정상 %1</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ScaleDialog</name>
        <message>
            <source>Resume %1</source>
            <translation>%1 다시 시작</translation>
        </message>
        <message>
            <source>Scale %1</source>
            <translation>%1 스케일 조정</translation>
        </message>
        <message>
            <source>&amp;Instances</source>
            <translation>인스턴스(&amp;I)</translation>
        </message>
        <message>
            <source>Target instances</source>
            <translation>목표 인스턴스 수</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>다시 시작</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>스케일 조정</translation>
        </message>
        <message>
            <source>No change: the target is %1 now.</source>
            <translation>변경 없음: 현재 목표는 %1입니다.</translation>
        </message>
        <message>
            <source>Instances %1 → %2: %3%4 CPU, %3%5</source>
            <translation>인스턴스 %1 → %2: %3%4 CPU, %3%5</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::SidePanel</name>
        <message>
            <source>GROUPS AND APPS</source>
            <translation>그룹과 앱</translation>
        </message>
        <message>
            <source>CLUSTER</source>
            <translation>클러스터</translation>
        </message>
        <message>
            <source>Cluster</source>
            <translation>클러스터</translation>
        </message>
        <message>
            <source>Deployments</source>
            <translation>배포</translation>
        </message>
        <message>
            <source>Agents</source>
            <translation>에이전트</translation>
        </message>
        <message>
            <source>Launch queue</source>
            <translation>실행 대기열</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>이벤트</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::StatusLine</name>
        <message>
            <source>CPU %1 / %2  Memory %3 / %4</source>
            <translation>CPU %1 / %2  메모리 %3 / %4</translation>
        </message>
        <message>
            <source>%1 · %2 ms</source>
            <translation>%1 · %2 ms</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>연결</translation>
        </message>
        <message>
            <source>Resources in use</source>
            <translation>사용 중인 리소스</translation>
        </message>
        <message>
            <source>Newest message</source>
            <translation>최근 메시지</translation>
        </message>
        <message>
            <source>Selected</source>
            <translation>선택됨</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::StepsList</name>
        <message>
            <source>No deployment is running.</source>
            <translation>진행 중인 배포가 없습니다.</translation>
        </message>
        <message>
            <source>done</source>
            <translation>완료</translation>
        </message>
        <message>
            <source>running</source>
            <translation>진행 중</translation>
        </message>
        <message>
            <source>to come</source>
            <translation>예정</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::TreeView</name>
        <message>
            <source>Groups and apps</source>
            <translation>그룹과 앱</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::VersionsPage</name>
        <message>
            <source>Versions</source>
            <translation>버전</translation>
        </message>
        <message>
            <source>Definition of the version</source>
            <translation>이 버전의 정의</translation>
        </message>
        <message>
            <source>Definition</source>
            <translation>정의</translation>
        </message>
        <message>
            <source>Roll back to this version</source>
            <translation>이 버전으로 롤백</translation>
        </message>
        <message>
            <source>Fields that differ from the current version are blue.</source>
            <translation>현재 버전과 다른 필드는 파란색입니다.</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::WaitingPage</name>
        <message>
            <source>Delayed after failures</source>
            <translation>실패 후 지연됨</translation>
        </message>
        <message>
            <source>Reset delay</source>
            <translation>지연 초기화</translation>
        </message>
        <message>
            <source>Where offers are lost</source>
            <translation>오퍼가 탈락하는 단계</translation>
        </message>
        <message>
            <source>Newest offer of each agent</source>
            <translation>에이전트별 최근 오퍼</translation>
        </message>
        <message>
            <source>All offers of this launch</source>
            <translation>이번 실행의 모든 오퍼</translation>
        </message>
        <message>
            <source>Offers that are counted</source>
            <translation>집계할 오퍼</translation>
        </message>
        <message>
            <source>Agent by agent (last offer)</source>
            <translation>에이전트별(최근 오퍼)</translation>
        </message>
        <message>
            <source>This app is not waiting for anything.</source>
            <translation>이 앱은 대기 중이 아닙니다.</translation>
        </message>
        <message>
            <source>Its instances failed too often in a short time; the next launch is delayed.</source>
            <translation>짧은 시간에 인스턴스가 너무 자주 실패하여 다음 실행이 지연됩니다.</translation>
        </message>
        <message>
            <source>No offers received since %1. Is the scheduler connected to the cluster?</source>
            <translation>%1 이후 받은 오퍼가 없습니다. 스케줄러가 클러스터에 연결되어 있나요?</translation>
        </message>
        <message numerus="yes">
            <source>%n instance(s) waiting for resources</source>
            <translation>
                <numerusform>인스턴스 %n개가 리소스를 기다리는 중</numerusform>
            </translation>
        </message>
        <message>
            <source>Next try in %1 (back-off %2, at most %3)</source>
            <translation>다음 시도까지 %1 (백오프 %2배, 최대 %3)</translation>
        </message>
        <message>
            <source>Nearest miss: %1, %2</source>
            <translation>가장 근접한 에이전트: %1, %2</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::AppEditor</name>
        <message>
            <source>Edit %1</source>
            <translation>%1 편집</translation>
        </message>
        <message>
            <source>Create app</source>
            <translation>앱 만들기</translation>
        </message>
        <message>
            <source>Preview plan</source>
            <translation>계획 미리 보기</translation>
        </message>
        <message>
            <source>Deploy</source>
            <translation>배포</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>양식</translation>
        </message>
        <message>
            <source>Definition as JSON</source>
            <translation>JSON 정의</translation>
        </message>
        <message>
            <source>Unsaved changes</source>
            <translation>저장되지 않은 변경 사항</translation>
        </message>
        <message>
            <source>Discard the changes to this definition?</source>
            <translation>이 정의의 변경 사항을 버릴까요?</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>버리기</translation>
        </message>
        <message>
            <source>Keep editing</source>
            <translation>계속 편집</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::FilesModel</name>
        <message>
            <source>Name</source>
            <translation>이름</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>크기</translation>
        </message>
        <message>
            <source>Modified</source>
            <translation>수정 시각</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::FormPage</name>
        <message>
            <source>Form</source>
            <translation>양식</translation>
        </message>
        <message>
            <source>The JSON cannot be read at the moment. The form follows as soon as it can.</source>
            <translation>지금은 JSON을 읽을 수 없습니다. 읽을 수 있게 되면 양식이 따라갑니다.</translation>
        </message>
        <message>
            <source>This is a group or a pod: it is edited as JSON.</source>
            <translation>그룹 또는 파드입니다. JSON으로 편집합니다.</translation>
        </message>
        <message>
            <source>Id: the path of the app</source>
            <translation>ID: 앱의 경로</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>명령</translation>
        </message>
        <message>
            <source>CPU share of one instance</source>
            <translation>인스턴스 하나의 CPU 몫</translation>
        </message>
        <message>
            <source>Memory of one instance</source>
            <translation>인스턴스 하나의 메모리</translation>
        </message>
        <message>
            <source>Disk space of one instance</source>
            <translation>인스턴스 하나의 디스크 공간</translation>
        </message>
        <message>
            <source>Target instances</source>
            <translation>목표 인스턴스 수</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>이미지</translation>
        </message>
        <message>
            <source>Network mode</source>
            <translation>네트워크 모드</translation>
        </message>
        <message>
            <source>Ports: of the container, or of the host without a network of its own</source>
            <translation>포트: 컨테이너의 포트, 자체 네트워크가 없으면 호스트의 포트</translation>
        </message>
        <message>
            <source>Environment variables</source>
            <translation>환경 변수</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>레이블</translation>
        </message>
        <message>
            <source>Health check</source>
            <translation>헬스 체크</translation>
        </message>
        <message>
            <source>Path of the health check</source>
            <translation>헬스 체크 경로</translation>
        </message>
        <message>
            <source>Command of the health check</source>
            <translation>헬스 체크 명령</translation>
        </message>
        <message>
            <source>Seconds between health checks</source>
            <translation>헬스 체크 간격(초)</translation>
        </message>
        <message>
            <source>Minimum health capacity</source>
            <translation>최소 정상 용량</translation>
        </message>
        <message>
            <source>Maximum over capacity</source>
            <translation>최대 초과 용량</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>이름</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>값</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::LogPanel</name>
        <message>
            <source>The file was cut or replaced at %1; this is its new content.</source>
            <translation>%1에 파일이 잘리거나 교체되었습니다. 아래는 새 내용입니다.</translation>
        </message>
        <message>
            <source>Follow</source>
            <translation>따라가기</translation>
        </message>
        <message>
            <source>Follow the end of the file</source>
            <translation>파일 끝 따라가기</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>검색</translation>
        </message>
        <message>
            <source>Search in the log</source>
            <translation>로그에서 검색</translation>
        </message>
        <message>
            <source>Match case</source>
            <translation>대소문자 구분</translation>
        </message>
        <message>
            <source>Regular expression</source>
            <translation>정규식</translation>
        </message>
        <message>
            <source>Previous match</source>
            <translation>이전 일치 항목</translation>
        </message>
        <message>
            <source>Next match</source>
            <translation>다음 일치 항목</translation>
        </message>
        <message>
            <source>Wrap lines</source>
            <translation>줄 바꿈</translation>
        </message>
        <message>
            <source>Copy the selection, or all lines shown</source>
            <translation>선택 영역 또는 표시된 모든 줄 복사</translation>
        </message>
        <message>
            <source>Download the whole file…</source>
            <translation>전체 파일 다운로드…</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>다시 시도</translation>
        </message>
        <message numerus="yes">
            <source>%n new line(s) below</source>
            <translation>
                <numerusform>아래에 새 줄 %n개</numerusform>
            </translation>
        </message>
        <message>
            <source>Not a regular expression</source>
            <translation>올바른 정규식이 아닙니다</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%2개 중 %1번째</translation>
        </message>
        <message numerus="yes">
            <source>%n match(es)</source>
            <translation>
                <numerusform>일치 항목 %n개</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>showing the last %n line(s)</source>
            <translation>
                <numerusform>마지막 %n줄 표시 중</numerusform>
            </translation>
        </message>
        <message>
            <source>scroll up for older lines</source>
            <translation>위로 스크롤하면 이전 줄을 볼 수 있습니다</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>복사</translation>
        </message>
        <message>
            <source>Wrap</source>
            <translation>줄 바꿈</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>다운로드</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::NumberField</name>
        <message>
            <source>A number of MiB, or an amount such as 1.5 GiB</source>
            <translation>MiB 수 또는 1.5 GiB 같은 용량이 필요합니다</translation>
        </message>
        <message>
            <source>A number is needed</source>
            <translation>숫자가 필요합니다</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::PairsField</name>
        <message>
            <source>%1 is there twice</source>
            <translation>%1이(가) 두 번 있습니다</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::PortsField</name>
        <message>
            <source>Ports are numbers, separated by commas</source>
            <translation>포트는 쉼표로 구분한 숫자입니다</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ProblemsView</name>
        <message>
            <source>Problems</source>
            <translation>문제</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ReviewPage</name>
        <message>
            <source>Review the new app</source>
            <translation>새 앱 검토</translation>
        </message>
        <message>
            <source>Review change to %1</source>
            <translation>%1 변경 검토</translation>
        </message>
        <message>
            <source>Back to editor</source>
            <translation>편집기로 돌아가기</translation>
        </message>
        <message>
            <source>Deploy</source>
            <translation>배포</translation>
        </message>
        <message>
            <source>What changes</source>
            <translation>변경 내용</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>계획</translation>
        </message>
        <message>
            <source>Deployment plan</source>
            <translation>배포 계획</translation>
        </message>
        <message numerus="yes">
            <source>What changes (%n field(s))</source>
            <translation>
                <numerusform>변경 내용(필드 %n개)</numerusform>
            </translation>
        </message>
        <message>
            <source>Working out the plan…</source>
            <translation>계획을 계산하는 중…</translation>
        </message>
        <message>
            <source>No instance is started, stopped or replaced.</source>
            <translation>시작되거나 중지되거나 교체되는 인스턴스가 없습니다.</translation>
        </message>
        <message>
            <source>Rehearsal</source>
            <translation>예행연습</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::SandboxPage</name>
        <message>
            <source>Files</source>
            <translation>파일</translation>
        </message>
        <message>
            <source>Instance</source>
            <translation>인스턴스</translation>
        </message>
        <message>
            <source>Files of the sandbox</source>
            <translation>샌드박스의 파일</translation>
        </message>
        <message>
            <source>Save file…</source>
            <translation>파일 저장…</translation>
        </message>
        <message>
            <source>Standard output</source>
            <translation>표준 출력</translation>
        </message>
        <message>
            <source>Standard error</source>
            <translation>표준 오류</translation>
        </message>
        <message>
            <source>Save file</source>
            <translation>파일 저장</translation>
        </message>
    </context>
    <context>
        <name>FailureText</name>
        <message>
            <source>Last failure on %1 at %2: %3</source>
            <translation>마지막 실패: %1 · %2: %3</translation>
        </message>
        <message>
            <source>Last failure: %1 on %2 at %3: %4</source>
            <translation>마지막 실패: %1 · %2 · %3: %4</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::FailureStrip</name>
        <message>
            <source>Sandbox</source>
            <translation>샌드박스</translation>
        </message>
        <message>
            <source>Files and logs of the task that failed</source>
            <translation>실패한 태스크의 파일과 로그</translation>
        </message>
        <message>
            <source>Last failure</source>
            <translation>마지막 실패</translation>
        </message>
    </context>
    <context>
        <name>WaitText</name>
        <message>
            <source>%1 of %2 waiting for offers</source>
            <translation>%2개 중 %1개가 오퍼를 기다림</translation>
        </message>
        <message>
            <source>%1 of %2 delayed after failures</source>
            <translation>%2개 중 %1개가 실패 후 지연됨</translation>
        </message>
        <message>
            <source>%1 of %2 starting on %3 for %4</source>
            <translation>%2개 중 %1개 시작 중: %3, %4 경과</translation>
        </message>
        <message>
            <source>%1 of %2 not healthy for %3</source>
            <translation>%2개 중 %1개 정상 아님, %3 경과</translation>
        </message>
        <message>
            <source>%1 of %2 not ready for %3, readiness check</source>
            <translation>%2개 중 %1개 준비 안 됨, %3 경과, 준비 상태 검사</translation>
        </message>
        <message>
            <source>%1 ending on %2</source>
            <translation>%1개 종료 중: %2</translation>
        </message>
        <message>
            <source>Next slot at %1</source>
            <translation>다음 슬롯: %1</translation>
        </message>
        <message>
            <source>All replaced, watched until %1</source>
            <translation>모두 교체됨, %1까지 관찰</translation>
        </message>
        <message>
            <source>Too few instances serve to let another one go</source>
            <translation>서비스 중인 인스턴스가 적어 더 줄일 수 없음</translation>
        </message>
        <message>
            <source>Update in progress</source>
            <translation>업데이트 진행 중</translation>
        </message>
        <message>
            <source>Update paused</source>
            <translation>업데이트 일시 중지됨</translation>
        </message>
        <message>
            <source>Rolling back</source>
            <translation>롤백 중</translation>
        </message>
        <message>
            <source>Rollback paused</source>
            <translation>롤백 일시 중지됨</translation>
        </message>
        <message>
            <source>Instance %1 failed or ended too early</source>
            <translation>인스턴스가 실패했거나 너무 일찍 끝남: %1</translation>
        </message>
        <message>
            <source>Instance %1 was not ready in time</source>
            <translation>인스턴스가 제때 준비 안 됨: %1</translation>
        </message>
        <message>
            <source>Paused on request</source>
            <translation>요청에 따라 일시 중지됨</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::UpdatePanel</name>
        <message>
            <source>Pause</source>
            <translation>일시 중지</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>다시 시작</translation>
        </message>
        <message>
            <source>Roll back</source>
            <translation>롤백</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
    </context>
    <context>
        <name>HistoryModel</name>
        <message>
            <source>Ended</source>
            <translation>종료</translation>
        </message>
        <message>
            <source>Affected apps</source>
            <translation>영향받는 앱</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>결과</translation>
        </message>
        <message>
            <source>Took</source>
            <translation>소요 시간</translation>
        </message>
        <message>
            <source>Asked by</source>
            <translation>요청자</translation>
        </message>
        <message>
            <source>Succeeded</source>
            <translation>성공</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>실패</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>중단됨</translation>
        </message>
        <message>
            <source>Rolled back</source>
            <translation>롤백됨</translation>
        </message>
        <message>
            <source>Replaced</source>
            <translation>대체됨</translation>
        </message>
        <message>
            <source>Scheduler</source>
            <translation>스케줄러</translation>
        </message>
        <message>
            <source>Console</source>
            <translation>콘솔</translation>
        </message>
    </context>
    <context>
        <name>RehearsalView</name>
        <message numerus="yes">
            <source>%1 (as %n instance(s) took)</source>
            <translation>
                <numerusform>%1 (인스턴스 %n개의 실측값)</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 (assumed)</source>
            <translation>%1 (가정)</translation>
        </message>
        <message>
            <source>start: %1</source>
            <translation>시작: %1</translation>
        </message>
        <message>
            <source>healthy: %1</source>
            <translation>정상: %1</translation>
        </message>
        <message>
            <source>ready: %1</source>
            <translation>준비됨: %1</translation>
        </message>
        <message>
            <source>App</source>
            <translation>앱</translation>
        </message>
        <message>
            <source>Instances at most</source>
            <translation>최대 인스턴스</translation>
        </message>
        <message>
            <source>Healthy at least</source>
            <translation>최소 정상</translation>
        </message>
        <message>
            <source>Instances in the end</source>
            <translation>최종 인스턴스</translation>
        </message>
        <message>
            <source>Assumed times</source>
            <translation>가정한 시간</translation>
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
            <translation>메모리</translation>
        </message>
        <message>
            <source>disk</source>
            <translation>디스크</translation>
        </message>
        <message>
            <source>GPU</source>
            <translation>GPU</translation>
        </message>
        <message>
            <source>ports</source>
            <translation>포트</translation>
        </message>
        <message>
            <source>At most in use, of what is available to it: %1</source>
            <translation>최대 사용량 / 사용할 수 있는 양: %1</translation>
        </message>
        <message>
            <source>At most in use: %1. What the agents have is not known.</source>
            <translation>최대 사용량: %1. 에이전트의 리소스는 알 수 없습니다.</translation>
        </message>
        <message>
            <source>The deployment would not end: after %1 nothing moves any more.</source>
            <translation>배포가 끝나지 않습니다. %1 뒤에는 더 이상 진행되지 않습니다.</translation>
        </message>
        <message>
            <source>The deployment would take about %1.</source>
            <translation>배포에 약 %1 걸립니다.</translation>
        </message>
        <message numerus="yes">
            <source>%1: after %2, %n instance(s) wait %3</source>
            <translation>
                <numerusform>%1: %2 뒤 인스턴스 %n개가 %3 동안 대기합니다</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: after %2, %n instance(s) wait for ever</source>
            <translation>
                <numerusform>%1: %2 뒤 인스턴스 %n개가 끝없이 대기합니다</numerusform>
            </translation>
        </message>
        <message>
            <source>for the end of the launch delay</source>
            <translation>실행 지연이 끝날 때까지</translation>
        </message>
        <message>
            <source>nearest miss: %1, %2</source>
            <translation>가장 가까운 에이전트: %1, %2</translation>
        </message>
        <message>
            <source>not reached</source>
            <translation>도달하지 않음</translation>
        </message>
        <message>
            <source>does not end</source>
            <translation>끝나지 않음</translation>
        </message>
        <message>
            <source>done after %1</source>
            <translation>%1 뒤 완료</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::HistoryView</name>
        <message>
            <source>Deployment history</source>
            <translation>배포 기록</translation>
        </message>
        <message>
            <source>Steps and their times</source>
            <translation>단계와 소요 시간</translation>
        </message>
        <message>
            <source>Only this app or group, for example /shop</source>
            <translation>이 앱이나 그룹만, 예: /shop</translation>
        </message>
        <message>
            <source>App or group</source>
            <translation>앱 또는 그룹</translation>
        </message>
        <message>
            <source>Show older</source>
            <translation>이전 기록 보기</translation>
        </message>
        <message>
            <source>This server keeps no history of deployments.</source>
            <translation>이 서버는 배포 기록을 보관하지 않습니다.</translation>
        </message>
        <message>
            <source>No deployment has ended yet.</source>
            <translation>아직 끝난 배포가 없습니다.</translation>
        </message>
        <message>
            <source>No deployment of this app or group has ended.</source>
            <translation>이 앱이나 그룹에는 끝난 배포가 없습니다.</translation>
        </message>
        <message>
            <source>%1 after %2</source>
            <translation>%1, %2 소요</translation>
        </message>
        <message>
            <source>Started: %1</source>
            <translation>시작: %1</translation>
        </message>
        <message>
            <source>Asked by: %1</source>
            <translation>요청자: %1</translation>
        </message>
        <message>
            <source>Cancelled by: %1</source>
            <translation>취소 요청자: %1</translation>
        </message>
        <message>
            <source>Followed by deployment %1</source>
            <translation>뒤이은 배포: %1</translation>
        </message>
        <message>
            <source>Reason: %1</source>
            <translation>이유: %1</translation>
        </message>
        <message>
            <source>not reached</source>
            <translation>도달하지 않음</translation>
        </message>
        <message>
            <source>not finished</source>
            <translation>끝나지 않음</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::RehearsalView</name>
        <message>
            <source>What the change does to each app</source>
            <translation>앱별 변경 영향</translation>
        </message>
        <message>
            <source>Where it waits</source>
            <translation>대기 지점</translation>
        </message>
    </context>
</TS>
