<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
    <context>
        <name>AgentsModel</name>
        <message>
            <source>Host</source>
            <translation>Host</translation>
        </message>
        <message>
            <source>Agent</source>
            <translation>Agent</translation>
        </message>
        <message>
            <source>Tasks</source>
            <translation>Tasks</translation>
        </message>
        <message>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Memory</translation>
        </message>
        <message>
            <source>Region / zone</source>
            <translation>Region / zone</translation>
        </message>
        <message>
            <source>Attributes</source>
            <translation>Attributes</translation>
        </message>
    </context>
    <context>
        <name>AppListModel</name>
        <message>
            <source>App</source>
            <translation>App</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Instances</source>
            <translation>Instances</translation>
        </message>
        <message>
            <source>Health</source>
            <translation>Health</translation>
        </message>
        <message>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Memory</translation>
        </message>
        <message>
            <source>Last change</source>
            <translation>Last change</translation>
        </message>
    </context>
    <context>
        <name>ChangeFacts</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>Connection</translation>
        </message>
        <message>
            <source>Affected</source>
            <translation>Affected</translation>
        </message>
        <message>
            <source>(%1 running, %2 healthy)</source>
            <translation>(%1 running, %2 healthy)</translation>
        </message>
        <message>
            <source>Instances</source>
            <translation>Instances</translation>
        </message>
        <message>
            <source>Volumes</source>
            <translation>Volumes</translation>
        </message>
        <message numerus="yes">
            <source>%n volume(s) will no longer be used</source>
            <translation>
                <numerusform>%n volume will no longer be used</numerusform>
                <numerusform>%n volumes will no longer be used</numerusform>
            </translation>
        </message>
        <message>
            <source>Required by</source>
            <translation>Required by</translation>
        </message>
        <message>
            <source>Running deployments</source>
            <translation>Running deployments</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Undo is not possible</source>
            <translation>Undo is not possible</translation>
        </message>
        <message>
            <source>(%1 running)</source>
            <translation>(%1 running)</translation>
        </message>
    </context>
    <context>
        <name>Changes</name>
        <message>
            <source>The app does not exist any more.</source>
            <translation>The app does not exist any more.</translation>
        </message>
        <message>
            <source>At least %1 healthy, at most %2 at once</source>
            <translation>At least %1 healthy, at most %2 at once</translation>
        </message>
        <message>
            <source>Restart app %1</source>
            <translation>Restart app %1</translation>
        </message>
        <message>
            <source>All instances are replaced by new ones of the same definition.</source>
            <translation>All instances are replaced by new ones of the same definition.</translation>
        </message>
        <message>
            <source>Meanwhile</source>
            <translation>Meanwhile</translation>
        </message>
        <message>
            <source>Restart app</source>
            <translation>Restart app</translation>
        </message>
        <message>
            <source>Suspend app %1</source>
            <translation>Suspend app %1</translation>
        </message>
        <message numerus="yes">
            <source>All instances stop. Resume starts %n again.</source>
            <translation>
                <numerusform>All instances stop. Resume starts %n again.</numerusform>
                <numerusform>All instances stop. Resume starts %n again.</numerusform>
            </translation>
        </message>
        <message>
            <source>Suspend app</source>
            <translation>Suspend app</translation>
        </message>
        <message>
            <source>Scale app %1</source>
            <translation>Scale app %1</translation>
        </message>
        <message numerus="yes">
            <source>%n instance(s) will be killed.</source>
            <translation>
                <numerusform>%n instance will be killed.</numerusform>
                <numerusform>%n instances will be killed.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n instance(s) will be started.</source>
            <translation>
                <numerusform>%n instance will be started.</numerusform>
                <numerusform>%n instances will be started.</numerusform>
            </translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>Scale</translation>
        </message>
        <message>
            <source>Scale group %1</source>
            <translation>Scale group %1</translation>
        </message>
        <message>
            <source>Instances are multiplied by %1, rounded up.</source>
            <translation>Instances are multiplied by %1, rounded up.</translation>
        </message>
        <message>
            <source>Scale group</source>
            <translation>Scale group</translation>
        </message>
        <message>
            <source>Destroy app %1</source>
            <translation>Destroy app %1</translation>
        </message>
        <message>
            <source>The app stops and its definition is removed.</source>
            <translation>The app stops and its definition is removed.</translation>
        </message>
        <message numerus="yes">
            <source>%n running instance(s) will be killed.</source>
            <translation>
                <numerusform>%n running instance will be killed.</numerusform>
                <numerusform>%n running instances will be killed.</numerusform>
            </translation>
        </message>
        <message>
            <source>Destroy app</source>
            <translation>Destroy app</translation>
        </message>
        <message>
            <source>Destroy group %1</source>
            <translation>Destroy group %1</translation>
        </message>
        <message>
            <source>Everything in the group stops and is removed.</source>
            <translation>Everything in the group stops and is removed.</translation>
        </message>
        <message>
            <source>Destroy group</source>
            <translation>Destroy group</translation>
        </message>
        <message numerus="yes">
            <source>Kill %n instance(s)</source>
            <translation>
                <numerusform>Kill %n instance</numerusform>
                <numerusform>Kill %n instances</numerusform>
            </translation>
        </message>
        <message>
            <source>No replacements are started: the target sinks as well.</source>
            <translation>No replacements are started: the target sinks as well.</translation>
        </message>
        <message>
            <source>Replacements are started at once.</source>
            <translation>Replacements are started at once.</translation>
        </message>
        <message>
            <source>Kill and scale down</source>
            <translation>Kill and scale down</translation>
        </message>
        <message>
            <source>Reset delay of %1</source>
            <translation>Reset delay of %1</translation>
        </message>
        <message>
            <source>The next launch is tried at once.</source>
            <translation>The next launch is tried at once.</translation>
        </message>
        <message>
            <source>Reset delay</source>
            <translation>Reset delay</translation>
        </message>
        <message>
            <source>%1: %2 old, %3 new</source>
            <translation>%1: %2 old, %3 new</translation>
        </message>
        <message>
            <source>The deployment has ended meanwhile.</source>
            <translation>The deployment has ended meanwhile.</translation>
        </message>
        <message>
            <source>Roll back deployment %1</source>
            <translation>Roll back deployment %1</translation>
        </message>
        <message>
            <source>A new deployment takes the affected apps back to the definitions they had before. It needs resources, and new instances will be killed.</source>
            <translation>A new deployment takes the affected apps back to the definitions they had before. It needs resources, and new instances will be killed.</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>Step</translation>
        </message>
        <message>
            <source>Roll back deployment</source>
            <translation>Roll back deployment</translation>
        </message>
        <message>
            <source>Cancel deployment %1 without rollback</source>
            <translation>Cancel deployment %1 without rollback</translation>
        </message>
        <message>
            <source>The deployment stops where it stands. Old and new instances stay mixed, and nothing will fix this by itself. Rolling back is usually the better choice.</source>
            <translation>The deployment stops where it stands. Old and new instances stay mixed, and nothing will fix this by itself. Rolling back is usually the better choice.</translation>
        </message>
        <message>
            <source>Cancel without rollback</source>
            <translation>Cancel without rollback</translation>
        </message>
        <message>
            <source>Roll back %1 to an earlier version</source>
            <translation>Roll back %1 to an earlier version</translation>
        </message>
        <message>
            <source>The definition of %1 is deployed again.</source>
            <translation>The definition of %1 is deployed again.</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Roll back to this version</source>
            <translation>Roll back to this version</translation>
        </message>
        <message>
            <source>Create app</source>
            <translation>Create app</translation>
        </message>
        <message>
            <source>The definition is deployed.</source>
            <translation>The definition is deployed.</translation>
        </message>
        <message>
            <source>Change %1</source>
            <translation>Change %1</translation>
        </message>
        <message>
            <source>The new definition is deployed.</source>
            <translation>The new definition is deployed.</translation>
        </message>
        <message>
            <source>Deploy</source>
            <translation>Deploy</translation>
        </message>
        <message>
            <source>Pause deployment %1</source>
            <translation>Pause deployment %1</translation>
        </message>
        <message>
            <source>Slots in work are finished, no other is begun.</source>
            <translation>Slots in work are finished, no other is begun.</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Resume deployment %1</source>
            <translation>Resume deployment %1</translation>
        </message>
        <message>
            <source>The update goes on; failures are counted from zero.</source>
            <translation>The update goes on; failures are counted from zero.</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Resume</translation>
        </message>
    </context>
    <context>
        <name>DeploymentsModel</name>
        <message>
            <source>Deployment</source>
            <translation>Deployment</translation>
        </message>
        <message>
            <source>Affected apps</source>
            <translation>Affected apps</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>Step</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Progress</translation>
        </message>
        <message>
            <source>Started</source>
            <translation>Started</translation>
        </message>
    </context>
    <context>
        <name>ErrorText</name>
        <message>
            <source>Invalid JSON at line %2, column %3: %1</source>
            <translation>Invalid JSON at line %2, column %3: %1</translation>
        </message>
        <message>
            <source>There is no JSON in the text.</source>
            <translation>There is no JSON in the text.</translation>
        </message>
        <message>
            <source>The JSON is nested deeper than %1 levels.</source>
            <translation>The JSON is nested deeper than %1 levels.</translation>
        </message>
        <message>
            <source>The JSON is larger than %1 bytes.</source>
            <translation>The JSON is larger than %1 bytes.</translation>
        </message>
        <message>
            <source>must be a string</source>
            <translation>must be a string</translation>
        </message>
        <message>
            <source>must be a number</source>
            <translation>must be a number</translation>
        </message>
        <message>
            <source>must be a whole number</source>
            <translation>must be a whole number</translation>
        </message>
        <message>
            <source>must be true or false</source>
            <translation>must be true or false</translation>
        </message>
        <message>
            <source>must be a list</source>
            <translation>must be a list</translation>
        </message>
        <message>
            <source>must be an object</source>
            <translation>must be an object</translation>
        </message>
        <message>
            <source>must be a date and time</source>
            <translation>must be a date and time</translation>
        </message>
        <message>
            <source>is not a known value</source>
            <translation>is not a known value</translation>
        </message>
        <message>
            <source>must be at least %1</source>
            <translation>must be at least %1</translation>
        </message>
        <message>
            <source>is too small</source>
            <translation>is too small</translation>
        </message>
        <message>
            <source>must be at most %1</source>
            <translation>must be at most %1</translation>
        </message>
        <message>
            <source>is too large</source>
            <translation>is too large</translation>
        </message>
        <message>
            <source>must have a length of at least %1</source>
            <translation>must have a length of at least %1</translation>
        </message>
        <message>
            <source>is too short</source>
            <translation>is too short</translation>
        </message>
        <message>
            <source>must have a length of at most %1</source>
            <translation>must have a length of at most %1</translation>
        </message>
        <message>
            <source>is too long</source>
            <translation>is too long</translation>
        </message>
        <message>
            <source>has characters that are not allowed here</source>
            <translation>has characters that are not allowed here</translation>
        </message>
        <message>
            <source>may hold lower-case letters, digits, “-” and “.” between the “/”</source>
            <translation>may hold lower-case letters, digits, “-” and “.” between the “/”</translation>
        </message>
        <message>
            <source>The required field “%1” is missing.</source>
            <translation>The required field “%1” is missing.</translation>
        </message>
        <message>
            <source>is required</source>
            <translation>is required</translation>
        </message>
        <message>
            <source>must be an object, not %1</source>
            <translation>must be an object, not %1</translation>
        </message>
        <message>
            <source>The field “%1” is not known and will be ignored. Nearest known name: %2</source>
            <translation>The field “%1” is not known and will be ignored. Nearest known name: %2</translation>
        </message>
        <message>
            <source>The field “%1” is not known and will be ignored.</source>
            <translation>The field “%1” is not known and will be ignored.</translation>
        </message>
        <message>
            <source>is %1 but must lie between %2 and %3</source>
            <translation>is %1 but must lie between %2 and %3</translation>
        </message>
        <message>
            <source>is %1 but must be at least %2</source>
            <translation>is %1 but must be at least %2</translation>
        </message>
        <message>
            <source>is %1 but must be at most %2</source>
            <translation>is %1 but must be at most %2</translation>
        </message>
        <message>
            <source>is %1 but must be less than %2</source>
            <translation>is %1 but must be less than %2</translation>
        </message>
        <message>
            <source>is %1 but must be more than %2</source>
            <translation>is %1 but must be more than %2</translation>
        </message>
        <message>
            <source>is %1 but must be %2</source>
            <translation>is %1 but must be %2</translation>
        </message>
        <message>
            <source>must be false</source>
            <translation>must be false</translation>
        </message>
        <message>
            <source>must be empty</source>
            <translation>must be empty</translation>
        </message>
        <message>
            <source>must not be empty</source>
            <translation>must not be empty</translation>
        </message>
        <message>
            <source>is not defined</source>
            <translation>is not defined</translation>
        </message>
        <message>
            <source>must be one of: %1</source>
            <translation>must be one of: %1</translation>
        </message>
        <message>
            <source>must not be one of: %1</source>
            <translation>must not be one of: %1</translation>
        </message>
        <message>
            <source>is %1 but must be one of: %2</source>
            <translation>is %1 but must be one of: %2</translation>
        </message>
        <message>
            <source>must be %1</source>
            <translation>must be %1</translation>
        </message>
        <message>
            <source>must match the regular expression %1</source>
            <translation>must match the regular expression %1</translation>
        </message>
        <message>
            <source>The feature “%1” is switched off on this server.</source>
            <translation>The feature “%1” is switched off on this server.</translation>
        </message>
        <message>
            <source>cannot be used together with the other fields</source>
            <translation>cannot be used together with the other fields</translation>
        </message>
        <message>
            <source>%1</source>
            <translation>%1</translation>
        </message>
        <message>
            <source>The id must begin with “/”.</source>
            <translation>The id must begin with “/”.</translation>
        </message>
        <message>
            <source>The last part of the id must not be restart, tasks or versions.</source>
            <translation>The last part of the id must not be restart, tasks or versions.</translation>
        </message>
        <message>
            <source>The id must lie directly below %1.</source>
            <translation>The id must lie directly below %1.</translation>
        </message>
        <message>
            <source>The dependencies form a cycle.</source>
            <translation>The dependencies form a cycle.</translation>
        </message>
        <message>
            <source>A group and an app have the same id.</source>
            <translation>A group and an app have the same id.</translation>
        </message>
        <message>
            <source>A group and a pod have the same id.</source>
            <translation>A group and a pod have the same id.</translation>
        </message>
        <message>
            <source>An app and a pod have the same id.</source>
            <translation>An app and a pod have the same id.</translation>
        </message>
        <message>
            <source>The app %1 does not exist.</source>
            <translation>The app %1 does not exist.</translation>
        </message>
        <message>
            <source>The app %1 has no version %2.</source>
            <translation>The app %1 has no version %2.</translation>
        </message>
        <message>
            <source>The pod %1 does not exist.</source>
            <translation>The pod %1 does not exist.</translation>
        </message>
        <message>
            <source>The group %1 does not exist.</source>
            <translation>The group %1 does not exist.</translation>
        </message>
        <message>
            <source>The group %1 has no version %2.</source>
            <translation>The group %1 has no version %2.</translation>
        </message>
        <message>
            <source>The task %1 does not exist.</source>
            <translation>The task %1 does not exist.</translation>
        </message>
        <message>
            <source>%1 does not exist.</source>
            <translation>%1 does not exist.</translation>
        </message>
        <message>
            <source>The deployment %1 does not exist any more.</source>
            <translation>The deployment %1 does not exist any more.</translation>
        </message>
        <message>
            <source>%1 is not in the launch queue.</source>
            <translation>%1 is not in the launch queue.</translation>
        </message>
        <message>
            <source>The server has no leader at the moment. Try again shortly.</source>
            <translation>The server has no leader at the moment. Try again shortly.</translation>
        </message>
        <message>
            <source>The app %1 exists already.</source>
            <translation>The app %1 exists already.</translation>
        </message>
        <message>
            <source>The pod %1 exists already.</source>
            <translation>The pod %1 exists already.</translation>
        </message>
        <message>
            <source>The group %1 exists already.</source>
            <translation>The group %1 exists already.</translation>
        </message>
        <message>
            <source>Locked by a running deployment: %1</source>
            <translation>Locked by a running deployment: %1</translation>
        </message>
        <message>
            <source>More than %1 deployments would run at once.</source>
            <translation>More than %1 deployments would run at once.</translation>
        </message>
        <message>
            <source>“%1” is not a task id.</source>
            <translation>“%1” is not a task id.</translation>
        </message>
        <message>
            <source>“%1” is not a date and time.</source>
            <translation>“%1” is not a date and time.</translation>
        </message>
        <message>
            <source>Killing cannot scale down and clear data at the same time.</source>
            <translation>Killing cannot scale down and clear data at the same time.</translation>
        </message>
        <message>
            <source>All service ports from %1 to %2 are in use.</source>
            <translation>All service ports from %1 to %2 are in use.</translation>
        </message>
        <message>
            <source>The server does not know this address.</source>
            <translation>The server does not know this address.</translation>
        </message>
        <message>
            <source>The server does not allow this request here.</source>
            <translation>The server does not allow this request here.</translation>
        </message>
        <message>
            <source>The server does not accept this kind of content.</source>
            <translation>The server does not accept this kind of content.</translation>
        </message>
        <message>
            <source>The server cannot answer in the requested form.</source>
            <translation>The server cannot answer in the requested form.</translation>
        </message>
        <message>
            <source>The request is larger than %1 bytes.</source>
            <translation>The request is larger than %1 bytes.</translation>
        </message>
        <message>
            <source>The server wants a valid token or password.</source>
            <translation>The server wants a valid token or password.</translation>
        </message>
        <message>
            <source>The server refuses requests from this origin.</source>
            <translation>The server refuses requests from this origin.</translation>
        </message>
        <message>
            <source>The server refuses requests for this host name.</source>
            <translation>The server refuses requests for this host name.</translation>
        </message>
        <message>
            <source>The server is busy. Try again shortly.</source>
            <translation>The server is busy. Try again shortly.</translation>
        </message>
        <message>
            <source>No answer in time: %1</source>
            <translation>No answer in time: %1</translation>
        </message>
        <message>
            <source>%1 cannot be reached: %2</source>
            <translation>%1 cannot be reached: %2</translation>
        </message>
        <message>
            <source>No secure connection to %1: %2</source>
            <translation>No secure connection to %1: %2</translation>
        </message>
        <message>
            <source>The server answered %1: %2</source>
            <translation>The server answered %1: %2</translation>
        </message>
        <message>
            <source>The server answered %1.</source>
            <translation>The server answered %1.</translation>
        </message>
        <message>
            <source>Not understood: %1</source>
            <translation>Not understood: %1</translation>
        </message>
        <message>
            <source>The Mesos master refuses this framework: %1</source>
            <translation>The Mesos master refuses this framework: %1</translation>
        </message>
        <message>
            <source>The Mesos master has removed the framework %1 and with it all its tasks. Its id cannot be used again.</source>
            <translation>The Mesos master has removed the framework %1 and with it all its tasks. Its id cannot be used again.</translation>
        </message>
        <message>
            <source>Another scheduler has taken over the framework %1.</source>
            <translation>Another scheduler has taken over the framework %1.</translation>
        </message>
        <message>
            <source>The state could not be stored (%1): %2</source>
            <translation>The state could not be stored (%1): %2</translation>
        </message>
        <message>
            <source>The stored state has version %1; this program knows versions up to %2.</source>
            <translation>The stored state has version %1; this program knows versions up to %2.</translation>
        </message>
        <message>
            <source>The file %1 was written by a development version that was never released, and cannot be read. Move it away to begin with an empty state, or choose another folder.</source>
            <translation>The file %1 was written by a development version that was never released, and cannot be read. Move it away to begin with an empty state, or choose another folder.</translation>
        </message>
        <message>
            <source>The folder %1 is in use by process %2.</source>
            <translation>The folder %1 is in use by process %2.</translation>
        </message>
        <message>
            <source>The file %1 does not exist.</source>
            <translation>The file %1 does not exist.</translation>
        </message>
        <message>
            <source>The file %1 cannot be used: %2</source>
            <translation>The file %1 cannot be used: %2</translation>
        </message>
        <message>
            <source>The path %1 leads out of its folder.</source>
            <translation>The path %1 leads out of its folder.</translation>
        </message>
        <message>
            <source>%1 could not be fetched: %2</source>
            <translation>%1 could not be fetched: %2</translation>
        </message>
        <message>
            <source>The archive %1 was refused because of %2: %3</source>
            <translation>The archive %1 was refused because of %2: %3</translation>
        </message>
        <message>
            <source>The instance could not be started: %1</source>
            <translation>The instance could not be started: %1</translation>
        </message>
        <message>
            <source>The regular expression %1 is wrong at position %2: %3</source>
            <translation>The regular expression %1 is wrong at position %2: %3</translation>
        </message>
        <message>
            <source>Internal error: %1</source>
            <translation>Internal error: %1</translation>
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
            <translation>A command that prints a line every 5 seconds</translation>
        </message>
        <message>
            <source>A script that is fetched from a URI</source>
            <translation>A script that is fetched from a URI</translation>
        </message>
        <message>
            <source>An archive that is fetched and unpacked</source>
            <translation>An archive that is fetched and unpacked</translation>
        </message>
        <message>
            <source>A container with a mapped port</source>
            <translation>A container with a mapped port</translation>
        </message>
        <message>
            <source>A web server with a health check</source>
            <translation>A web server with a health check</translation>
        </message>
        <message>
            <source>A group of two apps, one needs the other</source>
            <translation>A group of two apps, one needs the other</translation>
        </message>
    </context>
    <context>
        <name>FactsModel</name>
        <message>
            <source>Field</source>
            <translation>Field</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Value</translation>
        </message>
    </context>
    <context>
        <name>Format</name>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
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
            <translation>%1 d %2 h</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1 h %2 min</translation>
        </message>
        <message>
            <source>%1 min %2 s</source>
            <translation>%1 min %2 s</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 min</translation>
        </message>
    </context>
    <context>
        <name>InstanceTiles</name>
        <message>
            <source>old version</source>
            <translation>old version</translation>
        </message>
        <message>
            <source>old version, stopping</source>
            <translation>old version, stopping</translation>
        </message>
        <message>
            <source>staging</source>
            <translation>staging</translation>
        </message>
        <message>
            <source>starting</source>
            <translation>starting</translation>
        </message>
        <message>
            <source>new version</source>
            <translation>new version</translation>
        </message>
        <message>
            <source>unhealthy</source>
            <translation>unhealthy</translation>
        </message>
        <message>
            <source>stopping</source>
            <translation>stopping</translation>
        </message>
    </context>
    <context>
        <name>InstancesModel</name>
        <message>
            <source>Last success: %1</source>
            <translation>Last success: %1</translation>
        </message>
        <message>
            <source>Last failure: %1</source>
            <translation>Last failure: %1</translation>
        </message>
        <message>
            <source>Consecutive failures: %1</source>
            <translation>Consecutive failures: %1</translation>
        </message>
        <message>
            <source>Instance</source>
            <translation>Instance</translation>
        </message>
        <message>
            <source>Host</source>
            <translation>Host</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Health</source>
            <translation>Health</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>old</source>
            <translation>old</translation>
        </message>
        <message>
            <source>new</source>
            <translation>new</translation>
        </message>
        <message>
            <source>Ports</source>
            <translation>Ports</translation>
        </message>
        <message>
            <source>Started</source>
            <translation>Started</translation>
        </message>
    </context>
    <context>
        <name>Menus</name>
        <message>
            <source>&amp;File</source>
            <translation>&amp;File</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Edit</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;View</translation>
        </message>
        <message>
            <source>&amp;App</source>
            <translation>&amp;App</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Help</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Language</translation>
        </message>
    </context>
    <context>
        <name>Notifications</name>
        <message>
            <source>Time</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Message</translation>
        </message>
    </context>
    <context>
        <name>QueueModel</name>
        <message>
            <source>App</source>
            <translation>App</translation>
        </message>
        <message>
            <source>Instances left</source>
            <translation>Instances left</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>Since</translation>
        </message>
        <message>
            <source>Offers seen</source>
            <translation>Offers seen</translation>
        </message>
        <message>
            <source>Most common reason</source>
            <translation>Most common reason</translation>
        </message>
        <message>
            <source>Waiting %1</source>
            <translation>Waiting %1</translation>
        </message>
        <message>
            <source>Delayed %1</source>
            <translation>Delayed %1</translation>
        </message>
    </context>
    <context>
        <name>RefusalDetails</name>
        <message>
            <source>%1: needs %2, has %3</source>
            <translation>%1: needs %2, has %3</translation>
        </message>
        <message>
            <source>free the port, or use host port 0</source>
            <translation>free the port, or use host port 0</translation>
        </message>
        <message>
            <source>Agent</source>
            <translation>Agent</translation>
        </message>
        <message>
            <source>Attributes</source>
            <translation>Attributes</translation>
        </message>
        <message>
            <source>Why not</source>
            <translation>Why not</translation>
        </message>
        <message>
            <source>What would help</source>
            <translation>What would help</translation>
        </message>
        <message>
            <source>%1: %2 more</source>
            <translation>%1: %2 more</translation>
        </message>
        <message>
            <source>%1 (this agent has none)</source>
            <translation>%1 (this agent has none)</translation>
        </message>
        <message>
            <source>%1 (this agent: %2)</source>
            <translation>%1 (this agent: %2)</translation>
        </message>
        <message>
            <source>agents of region %1 are used only with a constraint on @region or @zone</source>
            <translation>agents of region %1 are used only with a constraint on @region or @zone</translation>
        </message>
        <message>
            <source>port %1 is not free</source>
            <translation>port %1 is not free</translation>
        </message>
    </context>
    <context>
        <name>Session</name>
        <message>
            <source>Embedded cluster</source>
            <translation>Embedded cluster</translation>
        </message>
        <message>
            <source>Demo cluster</source>
            <translation>Demo cluster</translation>
        </message>
    </context>
    <context>
        <name>SpecFacts</name>
        <message>
            <source>%1, every %2, at most %3 failures in a row</source>
            <translation>%1, every %2, at most %3 failures in a row</translation>
        </message>
        <message>
            <source>Id</source>
            <translation>Id</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Command</translation>
        </message>
        <message>
            <source>Arguments</source>
            <translation>Arguments</translation>
        </message>
        <message>
            <source>User</source>
            <translation>User</translation>
        </message>
        <message>
            <source>Instances</source>
            <translation>Instances</translation>
        </message>
        <message>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Memory</translation>
        </message>
        <message>
            <source>Disk</source>
            <translation>Disk</translation>
        </message>
        <message>
            <source>GPU</source>
            <translation>GPU</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Role</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>Image</translation>
        </message>
        <message>
            <source>Volumes</source>
            <translation>Volumes</translation>
        </message>
        <message>
            <source>any host port</source>
            <translation>any host port</translation>
        </message>
        <message>
            <source>Port mapping</source>
            <translation>Port mapping</translation>
        </message>
        <message>
            <source>Network mode</source>
            <translation>Network mode</translation>
        </message>
        <message>
            <source>Ports</source>
            <translation>Ports</translation>
        </message>
        <message>
            <source>URI to fetch</source>
            <translation>URI to fetch</translation>
        </message>
        <message>
            <source>Health check</source>
            <translation>Health check</translation>
        </message>
        <message>
            <source>Readiness check</source>
            <translation>Readiness check</translation>
        </message>
        <message>
            <source>Constraint</source>
            <translation>Constraint</translation>
        </message>
        <message>
            <source>Depends on</source>
            <translation>Depends on</translation>
        </message>
        <message>
            <source>Minimum health capacity</source>
            <translation>Minimum health capacity</translation>
        </message>
        <message>
            <source>Maximum over capacity</source>
            <translation>Maximum over capacity</translation>
        </message>
        <message>
            <source>Back-off</source>
            <translation>Back-off</translation>
        </message>
        <message>
            <source>%1, times %2, at most %3</source>
            <translation>%1, times %2, at most %3</translation>
        </message>
        <message>
            <source>Kill grace period</source>
            <translation>Kill grace period</translation>
        </message>
        <message>
            <source>secret %1</source>
            <translation>secret %1</translation>
        </message>
        <message>
            <source>Environment variable %1</source>
            <translation>Environment variable %1</translation>
        </message>
        <message>
            <source>Label %1</source>
            <translation>Label %1</translation>
        </message>
        <message>
            <source>at most one instance per %1</source>
            <translation>at most one instance per %1</translation>
        </message>
        <message>
            <source>all instances on the same %1</source>
            <translation>all instances on the same %1</translation>
        </message>
        <message>
            <source>all instances where %1 is %2</source>
            <translation>all instances where %1 is %2</translation>
        </message>
        <message>
            <source>spread evenly over %1</source>
            <translation>spread evenly over %1</translation>
        </message>
        <message>
            <source>only where %1 matches %2</source>
            <translation>only where %1 matches %2</translation>
        </message>
        <message>
            <source>only where %1 does not match %2</source>
            <translation>only where %1 does not match %2</translation>
        </message>
        <message>
            <source>at most %2 instances per %1</source>
            <translation>at most %2 instances per %1</translation>
        </message>
        <message>
            <source>only where %1 is %2</source>
            <translation>only where %1 is %2</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>%1 CPU</source>
            <translation>%1 CPU</translation>
        </message>
        <message numerus="yes">
            <source>%n instance(s)</source>
            <translation>
                <numerusform>%n instance</numerusform>
                <numerusform>%n instances</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StatusText</name>
        <message>
            <source>Delayed</source>
            <translation>Delayed</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Waiting</translation>
        </message>
        <message>
            <source>Deploying</source>
            <translation>Deploying</translation>
        </message>
        <message>
            <source>Suspended</source>
            <translation>Suspended</translation>
        </message>
        <message>
            <source>Not running</source>
            <translation>Not running</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>Running</translation>
        </message>
        <message>
            <source>Staging</source>
            <translation>Staging</translation>
        </message>
        <message>
            <source>Starting</source>
            <translation>Starting</translation>
        </message>
        <message>
            <source>Killing</source>
            <translation>Killing</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Finished</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Failed</translation>
        </message>
        <message>
            <source>Killed</source>
            <translation>Killed</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>Error</translation>
        </message>
        <message>
            <source>Lost</source>
            <translation>Lost</translation>
        </message>
        <message>
            <source>Dropped</source>
            <translation>Dropped</translation>
        </message>
        <message>
            <source>Unreachable</source>
            <translation>Unreachable</translation>
        </message>
        <message>
            <source>Gone</source>
            <translation>Gone</translation>
        </message>
        <message>
            <source>Gone by operator</source>
            <translation>Gone by operator</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Unknown</translation>
        </message>
        <message>
            <source>Healthy</source>
            <translation>Healthy</translation>
        </message>
        <message>
            <source>Unhealthy</source>
            <translation>Unhealthy</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>Connecting…</translation>
        </message>
        <message>
            <source>Events live</source>
            <translation>Events live</translation>
        </message>
        <message>
            <source>Reconnecting…</source>
            <translation>Reconnecting…</translation>
        </message>
        <message>
            <source>Access refused</source>
            <translation>Access refused</translation>
        </message>
        <message>
            <source>Start %1</source>
            <translation>Start %1</translation>
        </message>
        <message>
            <source>Stop %1</source>
            <translation>Stop %1</translation>
        </message>
        <message>
            <source>Scale %1</source>
            <translation>Scale %1</translation>
        </message>
        <message>
            <source>Restart %1</source>
            <translation>Restart %1</translation>
        </message>
        <message>
            <source>Resolve artifacts of %1</source>
            <translation>Resolve artifacts of %1</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Role</translation>
        </message>
        <message>
            <source>Constraints</source>
            <translation>Constraints</translation>
        </message>
        <message>
            <source>Reservation</source>
            <translation>Reservation</translation>
        </message>
        <message>
            <source>Maintenance</source>
            <translation>Maintenance</translation>
        </message>
        <message>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Memory</translation>
        </message>
        <message>
            <source>Disk</source>
            <translation>Disk</translation>
        </message>
        <message>
            <source>GPU</source>
            <translation>GPU</translation>
        </message>
        <message>
            <source>Ports</source>
            <translation>Ports</translation>
        </message>
        <message>
            <source>Scarce resources</source>
            <translation>Scarce resources</translation>
        </message>
        <message>
            <source>Role mismatch</source>
            <translation>Role mismatch</translation>
        </message>
        <message>
            <source>Constraint not met</source>
            <translation>Constraint not met</translation>
        </message>
        <message>
            <source>No matching reservation</source>
            <translation>No matching reservation</translation>
        </message>
        <message>
            <source>Agent in maintenance</source>
            <translation>Agent in maintenance</translation>
        </message>
        <message>
            <source>Insufficient CPU</source>
            <translation>Insufficient CPU</translation>
        </message>
        <message>
            <source>Insufficient memory</source>
            <translation>Insufficient memory</translation>
        </message>
        <message>
            <source>Insufficient disk</source>
            <translation>Insufficient disk</translation>
        </message>
        <message>
            <source>Insufficient GPU</source>
            <translation>Insufficient GPU</translation>
        </message>
        <message>
            <source>Insufficient ports</source>
            <translation>Insufficient ports</translation>
        </message>
        <message>
            <source>Scarce resource kept back</source>
            <translation>Scarce resource kept back</translation>
        </message>
        <message>
            <source>%1 healthy</source>
            <translation>%1 healthy</translation>
        </message>
        <message>
            <source>%1 unhealthy</source>
            <translation>%1 unhealthy</translation>
        </message>
        <message>
            <source>%1 unknown</source>
            <translation>%1 unknown</translation>
        </message>
        <message>
            <source>%1 staged</source>
            <translation>%1 staged</translation>
        </message>
        <message>
            <source>%1 over capacity</source>
            <translation>%1 over capacity</translation>
        </message>
        <message>
            <source>%1 unscheduled</source>
            <translation>%1 unscheduled</translation>
        </message>
        <message>
            <source>no instances</source>
            <translation>no instances</translation>
        </message>
    </context>
    <context>
        <name>VersionsModel</name>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>%1 (current)</source>
            <translation>%1 (current)</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>Age</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::AboutDialog</name>
        <message>
            <source>About Pacer</source>
            <translation>About Pacer</translation>
        </message>
        <message>
            <source>Version %1 · Qt %2</source>
            <translation>Version %1 · Qt %2</translation>
        </message>
        <message>
            <source>Operations console for Marathon and Mesos, with a scheduler of its own.
Free software under the GNU General Public License, version 3 or later.
Uses Qt, Boost, SQLite, libarchive, libcurl, OpenSSL, PCRE2, nlohmann/json and QScintilla.</source>
            <translation>Operations console for Marathon and Mesos, with a scheduler of its own.
Free software under the GNU General Public License, version 3 or later.
Uses Qt, Boost, SQLite, libarchive, libcurl, OpenSSL, PCRE2, nlohmann/json and QScintilla.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::Actions</name>
        <message>
            <source>%1: done</source>
            <translation>%1: done</translation>
        </message>
        <message>
            <source>%1: deployment %2 started</source>
            <translation>%1: deployment %2 started</translation>
        </message>
        <message>
            <source>%1: refused. %2</source>
            <translation>%1: refused. %2</translation>
        </message>
        <message>
            <source>%1: waits for the running deployment</source>
            <translation>%1: waits for the running deployment</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ActivityDock</name>
        <message>
            <source>Deployments</source>
            <translation>Deployments</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Events</translation>
        </message>
        <message>
            <source>Launch queue</source>
            <translation>Launch queue</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>Notifications</translation>
        </message>
        <message>
            <source>Activity</source>
            <translation>Activity</translation>
        </message>
        <message>
            <source>History</source>
            <translation>History</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::AgentsPage</name>
        <message>
            <source>Agents</source>
            <translation>Agents</translation>
        </message>
        <message>
            <source>Agents offer their resources to the scheduler. The agents of the embedded cluster share the cores of this machine: each offers all of them.</source>
            <translation>Agents offer their resources to the scheduler. The agents of the embedded cluster share the cores of this machine: each offers all of them.</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::AppPage</name>
        <message>
            <source>Rollout</source>
            <translation>Rollout</translation>
        </message>
        <message>
            <source>Instances</source>
            <translation>Instances</translation>
        </message>
        <message>
            <source>Configuration</source>
            <translation>Configuration</translation>
        </message>
        <message>
            <source>Why waiting?</source>
            <translation>Why waiting?</translation>
        </message>
        <message>
            <source>Sandbox</source>
            <translation>Sandbox</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>Versions</translation>
        </message>
        <message>
            <source>App</source>
            <translation>App</translation>
        </message>
        <message>
            <source>Reset delay</source>
            <translation>Reset delay</translation>
        </message>
        <message>
            <source>Roll back</source>
            <translation>Roll back</translation>
        </message>
        <message>
            <source>Stop (keep as is)</source>
            <translation>Stop (keep as is)</translation>
        </message>
        <message>
            <source>Deploying %1</source>
            <translation>Deploying %1</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::AppsModel</name>
        <message>
            <source>Groups and apps</source>
            <translation>Groups and apps</translation>
        </message>
        <message>
            <source>%1 of %2 instances</source>
            <translation>%1 of %2 instances</translation>
        </message>
        <message>
            <source>Group %1, %2</source>
            <translation>Group %1, %2</translation>
        </message>
        <message>
            <source>App %1, %2, %3, %4</source>
            <translation>App %1, %2, %3, %4</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::BusyBar</name>
        <message>
            <source>Waiting for the server</source>
            <translation>Waiting for the server</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::CommandPalette</name>
        <message>
            <source>Find app, instance, command…</source>
            <translation>Find app, instance, command…</translation>
        </message>
        <message>
            <source>Matches</source>
            <translation>Matches</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::Commands</name>
        <message>
            <source>Create app</source>
            <translation>Create app</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>Edit…</translation>
        </message>
        <message>
            <source>Scale…</source>
            <translation>Scale…</translation>
        </message>
        <message>
            <source>Restart…</source>
            <translation>Restart…</translation>
        </message>
        <message>
            <source>Reset delay</source>
            <translation>Reset delay</translation>
        </message>
        <message>
            <source>Destroy…</source>
            <translation>Destroy…</translation>
        </message>
        <message>
            <source>Find app, instance, command…</source>
            <translation>Find app, instance, command…</translation>
        </message>
        <message>
            <source>Refresh</source>
            <translation>Refresh</translation>
        </message>
        <message>
            <source>Connect to a cluster…</source>
            <translation>Connect to a cluster…</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Quit</translation>
        </message>
        <message>
            <source>About Pacer</source>
            <translation>About Pacer</translation>
        </message>
        <message>
            <source>Deployments, events and queue</source>
            <translation>Deployments, events and queue</translation>
        </message>
        <message>
            <source>Rollout</source>
            <translation>Rollout</translation>
        </message>
        <message>
            <source>Instances</source>
            <translation>Instances</translation>
        </message>
        <message>
            <source>Configuration</source>
            <translation>Configuration</translation>
        </message>
        <message>
            <source>Why waiting?</source>
            <translation>Why waiting?</translation>
        </message>
        <message>
            <source>Sandbox</source>
            <translation>Sandbox</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>Versions</translation>
        </message>
        <message>
            <source>New from example</source>
            <translation>New from example</translation>
        </message>
        <message>
            <source>Choose an app first</source>
            <translation>Choose an app first</translation>
        </message>
        <message>
            <source>There is no editor</source>
            <translation>There is no editor</translation>
        </message>
        <message>
            <source>A suspended app has nothing to restart</source>
            <translation>A suspended app has nothing to restart</translation>
        </message>
        <message>
            <source>Resume (%1)</source>
            <translation>Resume (%1)</translation>
        </message>
        <message>
            <source>Suspend…</source>
            <translation>Suspend…</translation>
        </message>
        <message>
            <source>The app is not delayed</source>
            <translation>The app is not delayed</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ConfigurationPage</name>
        <message>
            <source>Configuration</source>
            <translation>Configuration</translation>
        </message>
        <message>
            <source>Definition as JSON</source>
            <translation>Definition as JSON</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>Labels</translation>
        </message>
        <message>
            <source>JSON</source>
            <translation>JSON</translation>
        </message>
        <message>
            <source>Shows the definition as the server has it</source>
            <translation>Shows the definition as the server has it</translation>
        </message>
        <message>
            <source>Copy as JSON</source>
            <translation>Copy as JSON</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Edit</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ConfirmDialog</name>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Production</source>
            <translation>Production</translation>
        </message>
        <message>
            <source>Show request</source>
            <translation>Show request</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>Request</translation>
        </message>
        <message>
            <source>Type the id %1 to confirm.</source>
            <translation>Type the id %1 to confirm.</translation>
        </message>
        <message>
            <source>Id</source>
            <translation>Id</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ConnectDialog</name>
        <message>
            <source>&amp;Address</source>
            <translation>&amp;Address</translation>
        </message>
        <message>
            <source>&amp;Token</source>
            <translation>&amp;Token</translation>
        </message>
        <message>
            <source>&amp;User</source>
            <translation>&amp;User</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>&amp;Password</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Connect</translation>
        </message>
        <message>
            <source>This is not an http or https address.</source>
            <translation>This is not an http or https address.</translation>
        </message>
        <message>
            <source>Connect to a cluster</source>
            <translation>Connect to a cluster</translation>
        </message>
        <message>
            <source>&amp;Kind</source>
            <translation>&amp;Kind</translation>
        </message>
        <message>
            <source>Mesos, with a scheduler of its own</source>
            <translation>Mesos, with a scheduler of its own</translation>
        </message>
        <message>
            <source>&amp;Master</source>
            <translation>&amp;Master</translation>
        </message>
        <message>
            <source>&amp;Role</source>
            <translation>&amp;Role</translation>
        </message>
        <message>
            <source>&amp;Principal</source>
            <translation>&amp;Principal</translation>
        </message>
        <message>
            <source>&amp;Secret</source>
            <translation>&amp;Secret</translation>
        </message>
        <message>
            <source>&amp;Begin as a new framework</source>
            <translation>&amp;Begin as a new framework</translation>
        </message>
        <message>
            <source>Needed once the master has removed the framework: its tasks are gone, and all apps are launched again.</source>
            <translation>Needed once the master has removed the framework: its tasks are gone, and all apps are launched again.</translation>
        </message>
        <message>
            <source>This is a pr&amp;oduction environment</source>
            <translation>This is a pr&amp;oduction environment</translation>
        </message>
        <message>
            <source>This is neither host:port, nor a list of them, nor zk://host:port/path.</source>
            <translation>This is neither host:port, nor a list of them, nor zk://host:port/path.</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ConnectionChip</name>
        <message numerus="yes">
            <source>%n agent(s)</source>
            <translation>
                <numerusform>%n agent</numerusform>
                <numerusform>%n agents</numerusform>
            </translation>
        </message>
        <message>
            <source>Connection: %1</source>
            <translation>Connection: %1</translation>
        </message>
        <message>
            <source>Copy address %1</source>
            <translation>Copy address %1</translation>
        </message>
        <message>
            <source>Embedded cluster</source>
            <translation>Embedded cluster</translation>
        </message>
        <message>
            <source>Demo cluster</source>
            <translation>Demo cluster</translation>
        </message>
        <message>
            <source>A simulated cluster inside the console: nothing is started on this machine</source>
            <translation>A simulated cluster inside the console: nothing is started on this machine</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::Content</name>
        <message>
            <source>Create app</source>
            <translation>Create app</translation>
        </message>
        <message>
            <source>Choose an app</source>
            <translation>Choose an app</translation>
        </message>
        <message>
            <source>No apps yet</source>
            <translation>No apps yet</translation>
        </message>
        <message>
            <source>Choose an app or a group on the left to see its state.</source>
            <translation>Choose an app or a group on the left to see its state.</translation>
        </message>
        <message>
            <source>Create an app, or start from one of the examples.</source>
            <translation>Create an app, or start from one of the examples.</translation>
        </message>
        <message>
            <source>The cluster could not be loaded</source>
            <translation>The cluster could not be loaded</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::DeploymentsView</name>
        <message>
            <source>Deployments</source>
            <translation>Deployments</translation>
        </message>
        <message>
            <source>No deployment is running.</source>
            <translation>No deployment is running.</translation>
        </message>
        <message>
            <source>Roll back</source>
            <translation>Roll back</translation>
        </message>
        <message>
            <source>Stop (keep as is)</source>
            <translation>Stop (keep as is)</translation>
        </message>
        <message>
            <source>Cancels the deployment without a rollback</source>
            <translation>Cancels the deployment without a rollback</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::EventsModel</name>
        <message>
            <source>Time</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>App or group</source>
            <translation>App or group</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>What happened</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::EventsPage</name>
        <message>
            <source>Events</source>
            <translation>Events</translation>
        </message>
        <message>
            <source>Filter events</source>
            <translation>Filter events</translation>
        </message>
        <message>
            <source>Clear list</source>
            <translation>Clear list</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::AmountDialog</name>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::FactorDialog</name>
        <message>
            <source>Scale group %1</source>
            <translation>Scale group %1</translation>
        </message>
        <message>
            <source>&amp;Factor</source>
            <translation>&amp;Factor</translation>
        </message>
        <message>
            <source>Factor</source>
            <translation>Factor</translation>
        </message>
        <message>
            <source>Scale group</source>
            <translation>Scale group</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::Funnel</name>
        <message>
            <source>Offers seen</source>
            <translation>Offers seen</translation>
        </message>
        <message>
            <source>Where offers are lost</source>
            <translation>Where offers are lost</translation>
        </message>
        <message>
            <source>%1 pass</source>
            <translation>%1 pass</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::GroupPage</name>
        <message>
            <source>Apps of the group</source>
            <translation>Apps of the group</translation>
        </message>
        <message>
            <source>Scale group…</source>
            <translation>Scale group…</translation>
        </message>
        <message>
            <source>Destroy group…</source>
            <translation>Destroy group…</translation>
        </message>
        <message numerus="yes">
            <source>%n app(s)</source>
            <translation>
                <numerusform>%n app</numerusform>
                <numerusform>%n apps</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2 instances</source>
            <translation>%1 of %2 instances</translation>
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
            <translation>Health</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::InstanceTiles</name>
        <message>
            <source>Instances</source>
            <translation>Instances</translation>
        </message>
        <message>
            <source>No instances.</source>
            <translation>No instances.</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::InstancesPage</name>
        <message>
            <source>Instances</source>
            <translation>Instances</translation>
        </message>
        <message>
            <source>Last task failure</source>
            <translation>Last task failure</translation>
        </message>
        <message>
            <source>Kill</source>
            <translation>Kill</translation>
        </message>
        <message>
            <source>Kills the selected instances; replacements are started</source>
            <translation>Kills the selected instances; replacements are started</translation>
        </message>
        <message>
            <source>Kill and scale down</source>
            <translation>Kill and scale down</translation>
        </message>
        <message>
            <source>Kills the selected instances and lowers the target</source>
            <translation>Kills the selected instances and lowers the target</translation>
        </message>
        <message>
            <source>Open sandbox</source>
            <translation>Open sandbox</translation>
        </message>
        <message>
            <source>%1 on %2 at %3: %4</source>
            <translation>%1 on %2 at %3: %4</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::LockDialog</name>
        <message>
            <source>Locked by a deployment</source>
            <translation>Locked by a deployment</translation>
        </message>
        <message>
            <source>The change cannot start: %1. A running deployment holds the app.</source>
            <translation>The change cannot start: %1. A running deployment holds the app.</translation>
        </message>
        <message>
            <source>Force cancels that deployment where it stands, without a rollback: old and new instances stay mixed until this change has replaced them. Other apps of that deployment are left as they are.</source>
            <translation>Force cancels that deployment where it stands, without a rollback: old and new instances stay mixed until this change has replaced them. Other apps of that deployment are left as they are.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Show deployment</source>
            <translation>Show deployment</translation>
        </message>
        <message>
            <source>Force change</source>
            <translation>Force change</translation>
        </message>
        <message>
            <source>Wait</source>
            <translation>Wait</translation>
        </message>
        <message>
            <source>Sends the change when that deployment has ended</source>
            <translation>Sends the change when that deployment has ended</translation>
        </message>
        <message>
            <source>Deployment %1, step %2 of %3, running for %4: %5</source>
            <translation>Deployment %1, step %2 of %3, running for %4: %5</translation>
        </message>
        <message>
            <source>Deployment %1</source>
            <translation>Deployment %1</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::MainWindow</name>
        <message>
            <source>Deployment %1 finished</source>
            <translation>Deployment %1 finished</translation>
        </message>
        <message>
            <source>Deployment %1 failed. %2</source>
            <translation>Deployment %1 failed. %2</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ProblemDialog</name>
        <message>
            <source>Something went wrong</source>
            <translation>Something went wrong</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::QueuePage</name>
        <message>
            <source>Launch queue</source>
            <translation>Launch queue</translation>
        </message>
        <message>
            <source>Reset delay</source>
            <translation>Reset delay</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::RolloutChart</name>
        <message>
            <source>old version</source>
            <translation>old version</translation>
        </message>
        <message>
            <source>new version</source>
            <translation>new version</translation>
        </message>
        <message>
            <source>at most %1</source>
            <translation>at most %1</translation>
        </message>
        <message>
            <source>minimum healthy %1 of %2</source>
            <translation>minimum healthy %1 of %2</translation>
        </message>
        <message>
            <source>Instances over time</source>
            <translation>Instances over time</translation>
        </message>
        <message>
            <source>%1 old, %2 new</source>
            <translation>%1 old, %2 new</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::RolloutPage</name>
        <message>
            <source>Steps</source>
            <translation>Steps</translation>
        </message>
        <message>
            <source>Instances</source>
            <translation>Instances</translation>
        </message>
        <message>
            <source>Instances over time</source>
            <translation>Instances over time</translation>
        </message>
        <message>
            <source>old version %1</source>
            <translation>old version %1</translation>
        </message>
        <message>
            <source>new version %1 ✓</source>
            <translation>new version %1 ✓</translation>
        </message>
        <message>
            <source>starting %1</source>
            <translation>starting %1</translation>
        </message>
        <message>
            <source>staging %1</source>
            <translation>staging %1</translation>
        </message>
        <message>
            <source>unhealthy %1</source>
            <translation>unhealthy %1</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ScaleDialog</name>
        <message>
            <source>Resume %1</source>
            <translation>Resume %1</translation>
        </message>
        <message>
            <source>Scale %1</source>
            <translation>Scale %1</translation>
        </message>
        <message>
            <source>&amp;Instances</source>
            <translation>&amp;Instances</translation>
        </message>
        <message>
            <source>Target instances</source>
            <translation>Target instances</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Resume</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>Scale</translation>
        </message>
        <message>
            <source>No change: the target is %1 now.</source>
            <translation>No change: the target is %1 now.</translation>
        </message>
        <message>
            <source>Instances %1 → %2: %3%4 CPU, %3%5</source>
            <translation>Instances %1 → %2: %3%4 CPU, %3%5</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::SidePanel</name>
        <message>
            <source>GROUPS AND APPS</source>
            <translation>GROUPS AND APPS</translation>
        </message>
        <message>
            <source>CLUSTER</source>
            <translation>CLUSTER</translation>
        </message>
        <message>
            <source>Cluster</source>
            <translation>Cluster</translation>
        </message>
        <message>
            <source>Deployments</source>
            <translation>Deployments</translation>
        </message>
        <message>
            <source>Agents</source>
            <translation>Agents</translation>
        </message>
        <message>
            <source>Launch queue</source>
            <translation>Launch queue</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Events</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::StatusLine</name>
        <message>
            <source>CPU %1 / %2  Memory %3 / %4</source>
            <translation>CPU %1 / %2  Memory %3 / %4</translation>
        </message>
        <message>
            <source>%1 · %2 ms</source>
            <translation>%1 · %2 ms</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>Connection</translation>
        </message>
        <message>
            <source>Resources in use</source>
            <translation>Resources in use</translation>
        </message>
        <message>
            <source>Newest message</source>
            <translation>Newest message</translation>
        </message>
        <message>
            <source>Selected</source>
            <translation>Selected</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::StepsList</name>
        <message>
            <source>No deployment is running.</source>
            <translation>No deployment is running.</translation>
        </message>
        <message>
            <source>done</source>
            <translation>done</translation>
        </message>
        <message>
            <source>running</source>
            <translation>running</translation>
        </message>
        <message>
            <source>to come</source>
            <translation>to come</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::TreeView</name>
        <message>
            <source>Groups and apps</source>
            <translation>Groups and apps</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::VersionsPage</name>
        <message>
            <source>Versions</source>
            <translation>Versions</translation>
        </message>
        <message>
            <source>Definition of the version</source>
            <translation>Definition of the version</translation>
        </message>
        <message>
            <source>Definition</source>
            <translation>Definition</translation>
        </message>
        <message>
            <source>Roll back to this version</source>
            <translation>Roll back to this version</translation>
        </message>
        <message>
            <source>Fields that differ from the current version are blue.</source>
            <translation>Fields that differ from the current version are blue.</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::WaitingPage</name>
        <message>
            <source>Delayed after failures</source>
            <translation>Delayed after failures</translation>
        </message>
        <message>
            <source>Reset delay</source>
            <translation>Reset delay</translation>
        </message>
        <message>
            <source>Where offers are lost</source>
            <translation>Where offers are lost</translation>
        </message>
        <message>
            <source>Newest offer of each agent</source>
            <translation>Newest offer of each agent</translation>
        </message>
        <message>
            <source>All offers of this launch</source>
            <translation>All offers of this launch</translation>
        </message>
        <message>
            <source>Offers that are counted</source>
            <translation>Offers that are counted</translation>
        </message>
        <message>
            <source>Agent by agent (last offer)</source>
            <translation>Agent by agent (last offer)</translation>
        </message>
        <message>
            <source>This app is not waiting for anything.</source>
            <translation>This app is not waiting for anything.</translation>
        </message>
        <message>
            <source>Its instances failed too often in a short time; the next launch is delayed.</source>
            <translation>Its instances failed too often in a short time; the next launch is delayed.</translation>
        </message>
        <message>
            <source>No offers received since %1. Is the scheduler connected to the cluster?</source>
            <translation>No offers received since %1. Is the scheduler connected to the cluster?</translation>
        </message>
        <message numerus="yes">
            <source>%n instance(s) waiting for resources</source>
            <translation>
                <numerusform>%n instance waiting for resources</numerusform>
                <numerusform>%n instances waiting for resources</numerusform>
            </translation>
        </message>
        <message>
            <source>Next try in %1 (back-off %2, at most %3)</source>
            <translation>Next try in %1 (back-off %2, at most %3)</translation>
        </message>
        <message>
            <source>Nearest miss: %1, %2</source>
            <translation>Nearest miss: %1, %2</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::AppEditor</name>
        <message>
            <source>Edit %1</source>
            <translation>Edit %1</translation>
        </message>
        <message>
            <source>Create app</source>
            <translation>Create app</translation>
        </message>
        <message>
            <source>Preview plan</source>
            <translation>Preview plan</translation>
        </message>
        <message>
            <source>Deploy</source>
            <translation>Deploy</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>Form</translation>
        </message>
        <message>
            <source>Definition as JSON</source>
            <translation>Definition as JSON</translation>
        </message>
        <message>
            <source>Unsaved changes</source>
            <translation>Unsaved changes</translation>
        </message>
        <message>
            <source>Discard the changes to this definition?</source>
            <translation>Discard the changes to this definition?</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Discard</translation>
        </message>
        <message>
            <source>Keep editing</source>
            <translation>Keep editing</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::FilesModel</name>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Size</translation>
        </message>
        <message>
            <source>Modified</source>
            <translation>Modified</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::FormPage</name>
        <message>
            <source>Form</source>
            <translation>Form</translation>
        </message>
        <message>
            <source>The JSON cannot be read at the moment. The form follows as soon as it can.</source>
            <translation>The JSON cannot be read at the moment. The form follows as soon as it can.</translation>
        </message>
        <message>
            <source>This is a group or a pod: it is edited as JSON.</source>
            <translation>This is a group or a pod: it is edited as JSON.</translation>
        </message>
        <message>
            <source>Id: the path of the app</source>
            <translation>Id: the path of the app</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Command</translation>
        </message>
        <message>
            <source>CPU share of one instance</source>
            <translation>CPU share of one instance</translation>
        </message>
        <message>
            <source>Memory of one instance</source>
            <translation>Memory of one instance</translation>
        </message>
        <message>
            <source>Disk space of one instance</source>
            <translation>Disk space of one instance</translation>
        </message>
        <message>
            <source>Target instances</source>
            <translation>Target instances</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>Image</translation>
        </message>
        <message>
            <source>Network mode</source>
            <translation>Network mode</translation>
        </message>
        <message>
            <source>Ports: of the container, or of the host without a network of its own</source>
            <translation>Ports: of the container, or of the host without a network of its own</translation>
        </message>
        <message>
            <source>Environment variables</source>
            <translation>Environment variables</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>Labels</translation>
        </message>
        <message>
            <source>Health check</source>
            <translation>Health check</translation>
        </message>
        <message>
            <source>Path of the health check</source>
            <translation>Path of the health check</translation>
        </message>
        <message>
            <source>Command of the health check</source>
            <translation>Command of the health check</translation>
        </message>
        <message>
            <source>Seconds between health checks</source>
            <translation>Seconds between health checks</translation>
        </message>
        <message>
            <source>Minimum health capacity</source>
            <translation>Minimum health capacity</translation>
        </message>
        <message>
            <source>Maximum over capacity</source>
            <translation>Maximum over capacity</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Value</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::LogPanel</name>
        <message>
            <source>The file was cut or replaced at %1; this is its new content.</source>
            <translation>The file was cut or replaced at %1; this is its new content.</translation>
        </message>
        <message>
            <source>Follow</source>
            <translation>Follow</translation>
        </message>
        <message>
            <source>Follow the end of the file</source>
            <translation>Follow the end of the file</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>Search in the log</source>
            <translation>Search in the log</translation>
        </message>
        <message>
            <source>Match case</source>
            <translation>Match case</translation>
        </message>
        <message>
            <source>Regular expression</source>
            <translation>Regular expression</translation>
        </message>
        <message>
            <source>Previous match</source>
            <translation>Previous match</translation>
        </message>
        <message>
            <source>Next match</source>
            <translation>Next match</translation>
        </message>
        <message>
            <source>Wrap lines</source>
            <translation>Wrap lines</translation>
        </message>
        <message>
            <source>Copy the selection, or all lines shown</source>
            <translation>Copy the selection, or all lines shown</translation>
        </message>
        <message>
            <source>Download the whole file…</source>
            <translation>Download the whole file…</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>Retry</translation>
        </message>
        <message numerus="yes">
            <source>%n new line(s) below</source>
            <translation>
                <numerusform>%n new line below</numerusform>
                <numerusform>%n new lines below</numerusform>
            </translation>
        </message>
        <message>
            <source>Not a regular expression</source>
            <translation>Not a regular expression</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 of %2</translation>
        </message>
        <message numerus="yes">
            <source>%n match(es)</source>
            <translation>
                <numerusform>%n match</numerusform>
                <numerusform>%n matches</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>showing the last %n line(s)</source>
            <translation>
                <numerusform>showing the last line (%n)</numerusform>
                <numerusform>showing the last %n lines</numerusform>
            </translation>
        </message>
        <message>
            <source>scroll up for older lines</source>
            <translation>scroll up for older lines</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>Wrap</source>
            <translation>Wrap</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>Download</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::NumberField</name>
        <message>
            <source>A number of MiB, or an amount such as 1.5 GiB</source>
            <translation>A number of MiB, or an amount such as 1.5 GiB</translation>
        </message>
        <message>
            <source>A number is needed</source>
            <translation>A number is needed</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::PairsField</name>
        <message>
            <source>%1 is there twice</source>
            <translation>%1 is there twice</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::PortsField</name>
        <message>
            <source>Ports are numbers, separated by commas</source>
            <translation>Ports are numbers, separated by commas</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ProblemsView</name>
        <message>
            <source>Problems</source>
            <translation>Problems</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::ReviewPage</name>
        <message>
            <source>Review the new app</source>
            <translation>Review the new app</translation>
        </message>
        <message>
            <source>Review change to %1</source>
            <translation>Review change to %1</translation>
        </message>
        <message>
            <source>Back to editor</source>
            <translation>Back to editor</translation>
        </message>
        <message>
            <source>Deploy</source>
            <translation>Deploy</translation>
        </message>
        <message>
            <source>What changes</source>
            <translation>What changes</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>Plan</translation>
        </message>
        <message>
            <source>Deployment plan</source>
            <translation>Deployment plan</translation>
        </message>
        <message numerus="yes">
            <source>What changes (%n field(s))</source>
            <translation>
                <numerusform>What changes (%n field)</numerusform>
                <numerusform>What changes (%n fields)</numerusform>
            </translation>
        </message>
        <message>
            <source>Working out the plan…</source>
            <translation>Working out the plan…</translation>
        </message>
        <message>
            <source>No instance is started, stopped or replaced.</source>
            <translation>No instance is started, stopped or replaced.</translation>
        </message>
        <message>
            <source>Rehearsal</source>
            <translation>Rehearsal</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::SandboxPage</name>
        <message>
            <source>Files</source>
            <translation>Files</translation>
        </message>
        <message>
            <source>Instance</source>
            <translation>Instance</translation>
        </message>
        <message>
            <source>Files of the sandbox</source>
            <translation>Files of the sandbox</translation>
        </message>
        <message>
            <source>Save file…</source>
            <translation>Save file…</translation>
        </message>
        <message>
            <source>Standard output</source>
            <translation>Standard output</translation>
        </message>
        <message>
            <source>Standard error</source>
            <translation>Standard error</translation>
        </message>
        <message>
            <source>Save file</source>
            <translation>Save file</translation>
        </message>
    </context>
    <context>
        <name>FailureText</name>
        <message>
            <source>Last failure on %1 at %2: %3</source>
            <translation>Last failure on %1 at %2: %3</translation>
        </message>
        <message>
            <source>Last failure: %1 on %2 at %3: %4</source>
            <translation>Last failure: %1 on %2 at %3: %4</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::FailureStrip</name>
        <message>
            <source>Sandbox</source>
            <translation>Sandbox</translation>
        </message>
        <message>
            <source>Files and logs of the task that failed</source>
            <translation>Files and logs of the task that failed</translation>
        </message>
        <message>
            <source>Last failure</source>
            <translation>Last failure</translation>
        </message>
    </context>
    <context>
        <name>WaitText</name>
        <message>
            <source>%1 of %2 waiting for offers</source>
            <translation>%1 of %2 waiting for offers</translation>
        </message>
        <message>
            <source>%1 of %2 delayed after failures</source>
            <translation>%1 of %2 delayed after failures</translation>
        </message>
        <message>
            <source>%1 of %2 starting on %3 for %4</source>
            <translation>%1 of %2 starting on %3 for %4</translation>
        </message>
        <message>
            <source>%1 of %2 not healthy for %3</source>
            <translation>%1 of %2 not healthy for %3</translation>
        </message>
        <message>
            <source>%1 of %2 not ready for %3, readiness check</source>
            <translation>%1 of %2 not ready for %3, readiness check</translation>
        </message>
        <message>
            <source>%1 ending on %2</source>
            <translation>%1 ending on %2</translation>
        </message>
        <message>
            <source>Next slot at %1</source>
            <translation>Next slot at %1</translation>
        </message>
        <message>
            <source>All replaced, watched until %1</source>
            <translation>All replaced, watched until %1</translation>
        </message>
        <message>
            <source>Too few instances serve to let another one go</source>
            <translation>Too few instances serve to let another one go</translation>
        </message>
        <message>
            <source>Update in progress</source>
            <translation>Update in progress</translation>
        </message>
        <message>
            <source>Update paused</source>
            <translation>Update paused</translation>
        </message>
        <message>
            <source>Rolling back</source>
            <translation>Rolling back</translation>
        </message>
        <message>
            <source>Rollback paused</source>
            <translation>Rollback paused</translation>
        </message>
        <message>
            <source>Instance %1 failed or ended too early</source>
            <translation>Instance %1 failed or ended too early</translation>
        </message>
        <message>
            <source>Instance %1 was not ready in time</source>
            <translation>Instance %1 was not ready in time</translation>
        </message>
        <message>
            <source>Paused on request</source>
            <translation>Paused on request</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::UpdatePanel</name>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Resume</translation>
        </message>
        <message>
            <source>Roll back</source>
            <translation>Roll back</translation>
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
            <translation>Ended</translation>
        </message>
        <message>
            <source>Affected apps</source>
            <translation>Affected apps</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Outcome</translation>
        </message>
        <message>
            <source>Took</source>
            <translation>Took</translation>
        </message>
        <message>
            <source>Asked by</source>
            <translation>Asked by</translation>
        </message>
        <message>
            <source>Succeeded</source>
            <translation>Succeeded</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Failed</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>Stopped</translation>
        </message>
        <message>
            <source>Rolled back</source>
            <translation>Rolled back</translation>
        </message>
        <message>
            <source>Replaced</source>
            <translation>Replaced</translation>
        </message>
        <message>
            <source>Scheduler</source>
            <translation>Scheduler</translation>
        </message>
        <message>
            <source>Console</source>
            <translation>Console</translation>
        </message>
    </context>
    <context>
        <name>RehearsalView</name>
        <message numerus="yes">
            <source>%1 (as %n instance(s) took)</source>
            <translation>
                <numerusform>%1 (as %n instance took)</numerusform>
                <numerusform>%1 (as %n instances took)</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 (assumed)</source>
            <translation>%1 (assumed)</translation>
        </message>
        <message>
            <source>start: %1</source>
            <translation>start: %1</translation>
        </message>
        <message>
            <source>healthy: %1</source>
            <translation>healthy: %1</translation>
        </message>
        <message>
            <source>ready: %1</source>
            <translation>ready: %1</translation>
        </message>
        <message>
            <source>App</source>
            <translation>App</translation>
        </message>
        <message>
            <source>Instances at most</source>
            <translation>Instances at most</translation>
        </message>
        <message>
            <source>Healthy at least</source>
            <translation>Healthy at least</translation>
        </message>
        <message>
            <source>Instances in the end</source>
            <translation>Instances in the end</translation>
        </message>
        <message>
            <source>Assumed times</source>
            <translation>Assumed times</translation>
        </message>
        <message>
            <source>%1 %2 of %3</source>
            <translation>%1 %2 of %3</translation>
        </message>
        <message>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <source>memory</source>
            <translation>memory</translation>
        </message>
        <message>
            <source>disk</source>
            <translation>disk</translation>
        </message>
        <message>
            <source>GPU</source>
            <translation>GPU</translation>
        </message>
        <message>
            <source>ports</source>
            <translation>ports</translation>
        </message>
        <message>
            <source>At most in use, of what is available to it: %1</source>
            <translation>At most in use, of what is available to it: %1</translation>
        </message>
        <message>
            <source>At most in use: %1. What the agents have is not known.</source>
            <translation>At most in use: %1. What the agents have is not known.</translation>
        </message>
        <message>
            <source>The deployment would not end: after %1 nothing moves any more.</source>
            <translation>The deployment would not end: after %1 nothing moves any more.</translation>
        </message>
        <message>
            <source>The deployment would take about %1.</source>
            <translation>The deployment would take about %1.</translation>
        </message>
        <message numerus="yes">
            <source>%1: after %2, %n instance(s) wait %3</source>
            <translation>
                <numerusform>%1: after %2, %n instance waits %3</numerusform>
                <numerusform>%1: after %2, %n instances wait %3</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: after %2, %n instance(s) wait for ever</source>
            <translation>
                <numerusform>%1: after %2, %n instance waits for ever</numerusform>
                <numerusform>%1: after %2, %n instances wait for ever</numerusform>
            </translation>
        </message>
        <message>
            <source>for the end of the launch delay</source>
            <translation>for the end of the launch delay</translation>
        </message>
        <message>
            <source>nearest miss: %1, %2</source>
            <translation>nearest miss: %1, %2</translation>
        </message>
        <message>
            <source>not reached</source>
            <translation>not reached</translation>
        </message>
        <message>
            <source>does not end</source>
            <translation>does not end</translation>
        </message>
        <message>
            <source>done after %1</source>
            <translation>done after %1</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::HistoryView</name>
        <message>
            <source>Deployment history</source>
            <translation>Deployment history</translation>
        </message>
        <message>
            <source>Steps and their times</source>
            <translation>Steps and their times</translation>
        </message>
        <message>
            <source>Only this app or group, for example /shop</source>
            <translation>Only this app or group, for example /shop</translation>
        </message>
        <message>
            <source>App or group</source>
            <translation>App or group</translation>
        </message>
        <message>
            <source>Show older</source>
            <translation>Show older</translation>
        </message>
        <message>
            <source>This server keeps no history of deployments.</source>
            <translation>This server keeps no history of deployments.</translation>
        </message>
        <message>
            <source>No deployment has ended yet.</source>
            <translation>No deployment has ended yet.</translation>
        </message>
        <message>
            <source>No deployment of this app or group has ended.</source>
            <translation>No deployment of this app or group has ended.</translation>
        </message>
        <message>
            <source>%1 after %2</source>
            <translation>%1 after %2</translation>
        </message>
        <message>
            <source>Started: %1</source>
            <translation>Started: %1</translation>
        </message>
        <message>
            <source>Asked by: %1</source>
            <translation>Asked by: %1</translation>
        </message>
        <message>
            <source>Cancelled by: %1</source>
            <translation>Cancelled by: %1</translation>
        </message>
        <message>
            <source>Followed by deployment %1</source>
            <translation>Followed by deployment %1</translation>
        </message>
        <message>
            <source>Reason: %1</source>
            <translation>Reason: %1</translation>
        </message>
        <message>
            <source>not reached</source>
            <translation>not reached</translation>
        </message>
        <message>
            <source>not finished</source>
            <translation>not finished</translation>
        </message>
    </context>
    <context>
        <name>pacer::ui::RehearsalView</name>
        <message>
            <source>What the change does to each app</source>
            <translation>What the change does to each app</translation>
        </message>
        <message>
            <source>Where it waits</source>
            <translation>Where it waits</translation>
        </message>
    </context>
</TS>
