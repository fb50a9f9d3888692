/*
 * How programs say that they do not begin, or end, by the words of it: what was to be done, that it was not, who was to do it.
 * No sentence of a program stands here; what is made of the words is read/logs/ends.
 */

/** To begin, in the forms that follow `failed to`, and those that follow `error`. */
const begin = '(?:re)?(?:start|launch|boot|bootstrap|run|initiali[sz]e|init|come up|bring up|serve|configure)'
const beginning = '(?:re)?(?:start|launch|boot|bootstrapp?|runn|initiali[sz])ing(?: up)?'
const began =
  '(?:start(?:[- ]?up)?|boot(?:[- ]?up)?|bootstrap|launch|init(?:iali[sz]ation)?|(?:re)?starting|booting|initiali[sz]ing|launching)'
/** That something could not be done, before what it was. */
const couldNot =
  "(?:fail(?:ed|s|ure|ing)?|unable|could ?n[o'’]?t|cannot|can['’]t|can not|not able|refus(?:ed|es|ing)|did ?n[o'’]t|won['’]t)"

/** Words behind `failed to start` that make it a part alone which goes on without: what is not the server. */
export const part =
  /\b(?:plug-?ins?|add-?ons?|extensions?|workers?|threads?|jobs?|tasks?|timers?|sessions?|transactions?|scans?|sync\w{0,6}|updates?|updater|builds?|compil\w{1,8}|tests?|metrics?|profiler|child(?:ren)?|connections?|clients?|backups?|downloads?|uploads?|transcod\w{1,6}|game|match|call|recording|browser|chrome|chromium|playback|imports?|crawl\w{0,4}|watch\w{0,4}|notif\w{1,10}|tunnels?|quer(?:y|ies)|requests?|scripts?|hooks?|snapshots?|replica\w{0,6}|compaction|consumers?|producers?|subscri\w{1,8}|integrations?|platforms?|sensors?|devices?|cameras?|adapters?|features?|telemetry|analytics|cron|health ?checks?|probes?|widgets?|dialog|terminal|editor|debugger|lsp|language server|gpu|cuda|accelerat\w{1,5}|themes?|bots?|peers?|torrents?|streams?|lookups?|reload(?:ing)?|discovery|advertis\w{1,5}|mdns|upnp|autodiscovery|trac(?:e|ing|er)|genserver|conn|pool|entry|entries|components?|items?)\b/i

/** A program by what it is. */
const whole =
  '(?:[\\w-]{0,20}server|servers|service|daemon|app|application|node|broker|process|program|container|system|kernel|engine|agent|instance|proxy|gateway|backend|api|web ?ui|site|listeners?|kestrel|master|controller|manager|supervisor|core|runtime|vm|main|itself)'

/** That it could not begin, with what follows: whom it is said of. */
export const notBegun = new RegExp(`\\b${couldNot}(?: to)?(?: be)? ${begin}(?:ed)?\\b(?<whom>.{0,60})`, 'i')
/** The same in the other order: `error starting userland proxy`, `failed parsing config`. */
export const badBeginning = new RegExp(
  `\\b(?:error|errors|problem|exception|failure|failed|fault|trouble)(?: (?:occurred|encountered|happened|raised|thrown))?(?: (?:while|when|during|on|at|in|by))?(?: (?:the|a|an))? ${beginning}\\b(?<whom>.{0,60})`,
  'i',
)
/** `Exception encountered during startup`, `Fatal error during KafkaServer startup`. */
export const duringStart = new RegExp(
  `\\b(?:error|errors|problem|exception|failure|failed|fault|crash(?:ed)?|panic|aborted)\\b[^.;]{0,30}?\\b(?:during|while|whilst|in|on|at|when|upon)\\b(?: (?:the|a|an|its?))?(?: [\\w./-]{1,40}){0,2}? (?:${began}|initialization of \\w+)\\b`,
  'i',
)
/** `server boot has failed`, `initialization failed`, `startup was aborted`. */
export const startFailed = new RegExp(
  `\\b${began}\\b(?: [\\w()-]{1,30}){0,2}? (?:has |have |was |is )?(?:failed|aborted|unsuccessful|cancell?ed|did not complete|failure|error)\\b`,
  'i',
)
/** Who it is said of, where it is the program itself. */
export const ofWhole = new RegExp(`\\b${whole}\\b`, 'i')

/** That it ends, at the end of what it says. */
export const closingWords =
  /(?:^|[,;:.!)\]>—–-]\s{0,3}|\b(?:now|is|are|and|so|will|must|process|server|program|daemon|app) )(?:now )?(?:exit(?:ing|ed|s)?|abort(?:ing|ed)?|terminat(?:ing|ed)|giv(?:e|ing) up|gave up|quit(?:ting)?|bail(?:ing|ed)? out|shut(?:ting)? down|halt(?:ing|ed)?|stopp(?:ing|ed)|dying|died|exit now)(?: (?:now|abnormally|immediately|early|process|program|server|daemon|service|startup|application|\w{1,20}|(?:with|due to|because of|after|on|in) .{1,60}))?[.!…)\s]{0,9}$|(?:^|\b[\w.-]{2,30} )(?:stopped|terminated|exited|aborted|quit)\.?$|\bnot retrying further\b|\bcannot (?:continue|proceed|go on|recover)\b|\b(?:is|was|has been) (?:terminated|shut down) (?:abnormally|unexpectedly)\b/i
/** It was told to end. */
export const toldToEnd =
  /\bSIG(?:TERM|INT|QUIT|HUP|USR\d|KILL)\b|\bsignal (?:\d{1,2}\b|received)|\b(?:received|caught|got|handling)\b.{0,30}\b(?:signal|terminat|interrupt|shut)|\bgraceful|\b(?:shutdown|stop|exit|quit) (?:request|command|signal)|\brequest(?:ed|ing)? (?:to )?(?:shut|stop|exit|terminat)|\bKeyboardInterrupt\b|\bCtrl-?\+?C\b|\^C|\bInterrupted\b|\bfast shutdown\b|\bsmart shutdown\b|\bStopp?(?:ing|ed) (?:the )?(?:server|service) by\b/i

/** That a process has ended with a number that says no good. */
export const badExit =
  /\b(?:exit(?:ed|s|ing)?|terminat(?:ed|es)|ended|stopped|died|finished|quit|crash(?:ed)?|failed)\b.{0,40}?\b(?:code|status|value|exitcode|error)\b["')\]]{0,2}[:=]?\s{0,3}[[(]?(?:\[es\]: )?(?:[1-9]\d{0,2}|0x[1-9a-f][0-9a-f]{0,8}|-\d{1,3})\b|\bexit (?:code|status)[:=]?\s{1,9}[1-9]\d{0,2}\b|\bcommand exited [1-9]\d{0,2}\b|\bEnded\. Code: [1-9]|\bcommand failed\b|\bexited (?:prematurely|unexpectedly|abnormally|too (?:early|quickly))\b|\bcleanly exited too early\b/i

/** Faults that whoever runs a program says as it dies, whatever it was. */
export const uncaught: readonly RegExp[] = [
  // The loader of the system, and shells.
  /\berror while loading shared libraries: |\bversion [`'‘]\w{3,12}_[\d.]{1,12}['’] not found \(required by|\bsymbol lookup error: |\bdyld(?:\[\d{1,9}\])?: (?:Library|Symbol) not (?:loaded|found)/,
  /\b[Ee]xec(?:utable)? format error\b|\bcannot execute binary file\b|\bexecutable file not found in\b|\bBad CPU type in executable\b|\bexec: "[^"]{1,200}": (?:executable file not found|permission denied|stat )/,
  /^exec \S{1,200}: (?:no such file|exec format|permission denied|operation not permitted)|\b(?:entrypoint|start|run|init)[\w.-]{0,20}(?:\.sh)?: (?:line )?\d{0,5}:? ?(?:exec: )?\S{1,200}: (?:not found|command not found|[Pp]ermission denied|No such file or directory|cannot execute)/,
  // C++ and the kernel.
  /\bterminate called (?:after throwing an instance of|without an active exception)\b|\bSegmentation fault(?: +\(core dumped\))?(?:\s{0,9}$|\s{1,4}["'\w.])|\bAborted +\(core dumped\)|\bIllegal instruction(?: +\(core dumped\))?|\bBus error(?: +\(core dumped\))?\s{0,9}$/,
  // Java.
  /\bException in thread "main"|\buncaught exception in thread \[main\]|\bUnsupportedClassVersionError\b|\bError: (?:Could not (?:find or load main class|create the Java Virtual Machine)|Unable to access jarfile|LinkageError occurred while loading main class|A JNI error has occurred)\b|\bCould not reserve enough space for\b|\bUnrecognized (?:VM )?option: |\b(?:JAVA_HOME|JRE_HOME)\b.{0,60}\b(?:not (?:defined|set|found)|is not)\b|\b[Nn]either the JAVA_HOME\b|\bCannot locate Java\b|\bRunning with Java \d.{0,200}\bolder than the minimum required\b/,
  // Node.js.
  /(?:^|[{;)])\s{0,40}throw (?:err|er|error|e|new \w{0,40}Error)\b|^Node\.js v\d{1,3}\.\d{1,3}\.\d{1,3}\s{0,9}$|\bError: Cannot find (?:module|package) '|\bJavaScript heap out of memory\b|\bERR_(?:MODULE_NOT_FOUND|REQUIRE_ESM|UNKNOWN_FILE_EXTENSION|DLOPEN_FAILED|UNSUPPORTED_DIR_IMPORT)\b|\bapp crashed - waiting for file changes\b/,
  /\bnpm (?:ERR!|error) (?:code ELIFECYCLE|errno [1-9]|Exit status [1-9]|Lifecycle script `)|\berror Command failed with exit code [1-9]|\bELIFECYCLE\s{1,4}Command failed/,
  // Python.
  /^(?:ModuleNotFoundError: No module named|ImportError: cannot import name) |\bImproperlyConfigured: |\bError loading ASGI app\b|\bCould not (?:import module|locate a Flask application)\b|\bWhile importing '[^']{1,200}', an ImportError was raised\b/,
  // Ruby, Perl, PHP, Lua.
  /\bcannot load such file -- \S|^\S{1,200}\.rb:\d{1,6}:in [`'].{1,500}\([A-Z][\w:]{2,60}\)\s{0,9}$|\bBundler::\w{1,40}(?:NotFound|Error)\b|\bbundler: failed to load command: |\bYour Ruby version is \S{1,20}, but your Gemfile specified\b|\bCan't locate \S{1,200} in @INC\b|\bFailed opening required '|^lua(?:jit|[\d.]{3,6})?: \S{1,200}:\d{1,6}: /,
  // .NET.
  /\bUnhandled [Ee]xception[.:] [\w.]{3,200}(?:Exception|Error)\b|\bYou must install or update \.NET to run this application\b|\bThe command could not be loaded, possibly because\b|\bCouldn't find a valid ICU package\b|\bA fatal error (?:occurred|was encountered)\b|\bHost terminated unexpectedly\b/,
  // Go, Rust, Haskell, OCaml, Erlang, Elixir, Swift.
  /^(?:panic|fatal error): \S|\bthread 'main' (?:\(\d{1,9}\) )?panicked at\b|^Fatal error: exception \S|\binit terminating in \w|\bKernel pid terminated\b|\bCrash dump is being written to: erl_crash|^\*{2} \(Mix\) |\bCould not start application \w|\bfailed_to_start_child\b|^Fatal error: |^[\w.-]{1,40}: user error \(|\bException at \[main\]|\b[Pp]anic occurred\b|\bapplication_start_failure\b/,
  /^Windows could not start the .{2,80} service\b/,
  // Services of Windows: 1053, 1058, 1062, 1064, 1066 to 1070, 1075.
  /\bError (?:1053|1058|106[2467-9]|107[05]): |\bdid not respond to the start or control request\b|错误 ?(?:1053|1058|106[2467-9]|107[05])[:：]|エラー ?(?:1053|1058|106[2467-9]|107[05])[:：]/,
  // Engines of games: Unreal, Unity, Source, and what sandboxes say of their own.
  /\bEngine exit requested\b|\bRequestExitWithStatus\(1, [1-9]|\bLowLevelFatalError\b|^=== Critical error: ===|\bEngine crash handling finished\b|\bCaught fatal signal - signo:|\bAborting batchmode due to failure\b|^Crash!!!|\bHost_Error: |^Signal 11 caught\.|\bassertion .{1,200} failed\b.{0,80}\babort|^[\w./-]{1,80}: \S{1,200}:\d{1,6}: .{1,300}: Assertion [`'].{1,300}' failed\.|\bchild process failed, exited with error number [1-9]/i,
  // Memory.
  /\bException in thread "main" java\.lang\.OutOfMemoryError\b|\bThere is insufficient memory for the Java Runtime\b|\bOut of memory: Kill/,
]

/** What a runtime says of an application as a whole that it could not start: Erlang, Elixir. */
export const ofApplications =
  /\binit terminating in \w|\bKernel pid terminated\b|\bCould not start application \w|\bapplication_start_failure\b/

/** The word for the last of what a program says, before it. */
export const fatalLevel =
  /(?:^|[\s[|<("':=])(?:FATAL|FATA|FTL|PANIC|PANC|CRITICAL)(?:[\s\]|>:)[(]|$)|[[<](?:[Ff]atal|[Pp]anic|[Cc]ritical|F)[\]>]|\blevel=(?:fatal|panic)\b|"level":\s?"(?:fatal|panic)"|"s":\s?"F"|"severity":\s?"(?:FATAL|EMERGENCY)"|\t(?:fatal|panic)\t|^(?:[\w./-]{1,40}(?:\[\d{1,9}\])?: ){0,2}(?:[Ff]atal|panic)(?: error)?: |\bfatal---|^F\d{4} \d\d:\d\d|^F [\d/:. -]{10,30} |^\[C [\d:. -]{8,30}\w|^\[FTL\]|^FTL /
/** A word of little weight, by which a program says that it goes on, or nothing bad at all. */
export const mildLevel =
  /(?:^|[\s[|<("':=])(?:WARN(?:ING)?|WRN|INFO|INF|NOTICE|Note|DEBUG|DBG|TRACE|VERBOSE|[Ww]arn(?:ing)?|[Ii]nfo|[Nn]otice|[Dd]ebug|[Tt]race)(?:[\s\]|>:)[(]|$)|\blevel=(?:warn|info|debug)|"level":\s?"(?:warn|info|debug)|"s":\s?"[WID]"|^[IWD]\d{4} \d\d:|(?:^|\s)[[<][IWD][\]>]\s|^[IWD] [\d/:. -]{10,30} |^\[[IWD] [\d:. -]{8,30}/
/** A word for what went wrong. */
export const errorLevel =
  /(?:^|[\s[|<("':=])(?:ERROR|ERR|ERRO|SEVERE|EROR|Error|error|ALERT|EMERG|emerg|alert|crit)(?:[\s\]|>:)[(]|$)|\blevel=error\b|"level":\s?"error"|^E\d{4} \d\d:|(?:^|\s)\[E\]\s|^\[E [\d:. -]{8,30}|✖|⛔|❌|^\[!\] /
/** What stands in the way of a single client, or of a single part, though the word for it is the last. */
export const ofOneClient =
  /\b(?:password|peer|ident|SCRAM) authentication failed\b|\bauthentication (?:failed|failure)\b|\brole "[^"]{0,80}" does not exist\b|\bdatabase "[^"]{0,80}" does not exist\b|\bdatabase system is (?:starting up|shutting down|in recovery mode|not (?:yet )?accepting)\b|\btoo many (?:clients|connections)\b|\bremaining connection slots\b|\bno pg_hba\.conf entry\b|\bcould not load pg_hba\b|\bterminating (?:connection|autovacuum|background|walreceiver|logical)\b|\bconnection to client\b|\bTimeout before auth|\bUnable to negotiate\b|\[preauth\]|\bunsupported frontend protocol\b|\bRead from socket failed\b|\b(?:worker|child|thread|client|session|request|tenant|user|player|visitor)\b|\bfrom \[?\d{1,3}(?:\.\d{1,3}){3}\b|\bInvalid config for\b|\bGenServer\b|#PID<|\bAction(?:Controller|View|Dispatch)::|\b0 fatal\b|\bnon-fatal\b/i

/** That it goes on without, or tries once more. */
export const goesOn =
  /\bignor(?:ed|ing)\b|\bskipp(?:ed|ing)\b|\bfall(?:ing|s)? ?back\b|\breload\w{0,3}\b|\bupstream\b|\b(?:GET|POST|PUT|HEAD) \/|\bHTTP\/\d|\bwhile (?:connecting|reading|sending|processing|handling|SSL|proxying|serving|fetching|downloading)\b|\bacme\b|\bissuer\b|\bwebhook\b|\bscrap(?:e|ing)\b|\bhttps?:\/\/\S{1,200}: |\bretry(?:ing)?\b(?! (?:limit|count|max))|\bwill (?:retry|try|continue)\b|\bcontinuing\b|\bdisabl(?:ed|ing)\b|\bdeprecat/i

/** Tools that are run by hand, and serve nobody. */
export const ofTools =
  /^(?:fatal: (?:unable to access|not a git|could not read|repository|remote|refusing|Authentication|destination|couldn't find|pathspec|bad |ambiguous|detected dubious|\[)|E: |W: |dpkg: |apt(?:-get)?: |yum: |pip3?: |curl: |wget: |ssh: |scp: |sftp: |ping6?: |nc: |telnet: |Process: \d|Main PID: |Active: |Loaded: |Status: |[●○×] |netlink: |iptables|ip6tables|nft: |ufw: |ss: |netstat: |lsof: |systemctl: |journalctl: |firewall-cmd|bash: \S{1,60}: command|zsh: command|psql: |mysql: |mysqladmin: |mysqldump: |redis-cli|ERROR \d{4} \(|make(?:\[\d\])?: |gcc: |ld: |collect2: |tar: |git: |kubectl: |helm: |terraform: |ansible|Error from server|The connection to the server|npm (?:WARN|warn) |\s{0,9}(?:=>|#\d{1,3}) |Step \d)|\b(?:docker build|returned a non-zero code|failed to solve|executor failed running|Build failed|npm install|npm ci)\b/

/** Faults in what a program is set up by, which it says as it reads it. */
export const badSettings =
  /\b(?:unknown|invalid|unrecogni[sz]ed|unsupported|illegal|bad|unexpected|undefined|duplicate|malformed|wrong|missing)\b(?: \w{1,20}){0,2}? (?:directives?|options?|keywords?|settings?|parameters?|fields?|config(?:uration)?(?: \w{1,10})?|keys?|flags?|arguments?|variables?|statements?|map key|env(?:ironment)?(?: var\w{0,6})?|section|property|command[- ]line|director(?:y|ies)|files?|certificates?|librar(?:y|ies)|host ?keys?)\b|\b(?:cannot|failed|unable|error|could not|can['’]t)\b.{0,20}\b(?:load|open|read|find)\w{0,4}\b.{0,40}\b(?:certificate|cert|private key|key file|pem)\b|\b(?:syntax|parse|parsing|config(?:uration)?|options?|usage) errors?\b|\b(?:error|errors|fail(?:ed|ure)?|unable|could not|cannot|can['’]t|problem)\b.{0,24}\b(?:pars|read|load|open|process|decod|validat|unmarshal|find|access|import)\w{0,6}\b.{0,40}\b(?:conf|config\w{0,8}|settings?|\.ya?ml|\.toml|\.json|\.ini|\.conf|\.cfg|\.xml|\.env)\b|\b(?:errors?|problem) (?:in|at|on|with|near) .{0,40}\b(?:conf|config\w{0,8}|settings|line \d|\.ya?ml|\.toml|\.json|\.ini|\.conf|\.cfg|\.xml)\b|\bconfig(?:uration)?\b.{0,60}\b(?:contains errors|is invalid|is not valid|not valid|failed|failure|could not be (?:read|loaded|parsed|found)|not found|does(?: not|n['’]t) exist|incorrect|bad|missing)\b|\b(?:pars|read|load)\w{0,4} \S{0,60}\.(?:ini|conf|ya?ml|toml|json|cfg|xml)\b.{0,20}\b(?:errors?|fail\w{0,4})\b|\byaml: (?:line \d|unmarshal|found|mapping|did not)|\bjson: cannot\b|\btoml: |\binvalid (?:YAML|JSON|TOML)\b|\b(?:required|mandatory)\b.{0,60}\b(?:missing|not (?:set|provided|specified|found)|is empty|must be)\b|\b(?:env(?:ironment)?(?: variables?)?|variable|secret|password|setting|[a-z]\w{1,30}\.[a-zA-Z]\w{1,40}|parameter|option|key|\w{2,40}_(?:KEY|URL|SECRET|TOKEN|PASSWORD|HOST|URI|DSN|PATH|NAME))\b.{0,40}\b(?:is (?:missing|required|not set|unset|undefined|not defined|not specified|empty)|must (?:be|not be) (?:set|specified|defined|provided|empty|blank)|(?:should|may|cannot|can['’]t) (?:not )?be (?:empty|blank)|not (?:set|specified|provided))\b|\bparser failed\b|\bBungled\b|\bunrecogni[sz]ed option\b|\bInstantiation failed\b|\bcompilation failed\b|\bMissing mandatory\b|\bmissing required\b|\bmust (?:be )?specif(?:y|ied)\b/i

/** What another one of its kind has, or has left behind. */
export const ofAnother =
  /\banother (?:instance|copy|process|kernel|server|program|\w{1,20})\b.{0,60}\b(?:running|using|has|holds?|started|owns|locked)\b|\b(?:already|is) (?:locked|used|in use) by (?:another|a different|some)\b|\balready locked\b|\b(?:obtain|acquire|get|take|set|hold|grab)\b.{0,40}\block\b|\bsomeone else has the lock\b|\block (?:file|held|is held|failed|exists)\b|\block\b.{0,40}\b(?:already exists|held by|timed? ?out)\b|\b(?:pid|lock) ?file\b.{0,100}\b(?:exists?|found|present)\b|\b(?:exclusive|data ?dir\w{0,8}|database|repo|store)\b.{0,40}\b(?:locked|in use by)\b|\bserver is already running\. Check\b|\bResource temporarily unavailable\b|\bdo you already have another\b|\bonly one instance\b/i

/** A file, a folder, a store, a key or a device of its own that it cannot have. */
export const ofOwnThing =
  /\b(?:fail(?:ed|ure)?|unable|could ?n[o'’]?t|cannot|can['’]t|can not|error|not)\b.{0,30}?\b(?:open|creat|writ|writable|writeable|read|stat|mkdir|load|find|locate|acces|lock|mount|migrat|initiali[sz]|prepar|upgrad|execut|allocat|restor|recover)\w{0,7}\b|\b(?:permission|access) denied\b|\boperation not permitted\b|\bno such file or directory\b|\b(?:file|directory|path|module|certificate|key|library) not found\b|\bnot writ(?:e)?able\b|\bread-only file system\b|\bno space left on device\b|\bcannot allocate memory\b|\bdisk (?:is )?full\b|\bEACCES\b|\bEPERM\b|\bENOENT\b|\bENOSPC\b|\bEROFS\b|\[Errno \d{1,3}\]|\bis (?:not (?:compatible|supported)|incompatible|unsupported|corrupt(?:ed)?|malformed)\b|\bincompatible\b|\bcorrupt(?:ed|ion)?\b|\bmalformed\b|\blicen[cs]e\b.{0,40}\b(?:expired|invalid|not|missing|required)\b|\bdoes(?: not|n['’]t) exist\b|\brequires? (?:at least|a |an |root|java|php|python|node)\b|\bneeds? (?:to be )?(?:initiali[sz]|migrat|upgrad|bootstrapp)(?:ed|ing|ation)\b|\brefusing to\b|\bcan['’]?t run as root\b|\bas root\b.{0,40}\b(?:not|refus|without|dangerous)|\b(?:is|was) (?:not )?(?:accepted|installed)\b/i

/** In Chinese and Japanese: what was to begin does not, and what is running ends. */
export const notBegunInCjk =
  /(?:启动|啟動|初始化|运行|加载|開始|起動|初期化|読み込み)(?:服务|程序|服務|サービス|サーバー)?[^，。、,]{0,8}(?:失败|失敗|出错|异常|報錯|报错|できま|できな)|(?:无法|無法|不能|未能)(?:正常)?(?:启动|啟動|运行|初始化)|(?:程序|进程|服务|系统|即将|将|已|正在|自动)(?:即将|异常|意外|自动|强制)?(?:退出|终止|崩溃|停止运行)|(?:异常|強制|強制的に|予期せず)(?:終了|停止)|(?:プロセス|サーバー|アプリ)\S{0,6}(?:終了し|落ち|クラッシュ)/

/** That it lives: it serves, or is ready to. */
export const alive =
  /\b(?:ready|up and running|online|serving|accepting|listening|resuming normal operations|healthy|recovered|respawned|reconnected)\b|(?<!\b(?:be|been|not|never|being|is|are|to|was|only|cannot|before|when|already|get|gets) )\b(?:started|running)\b(?! as\b)|\bsuccess(?:ful|fully)?\b|\bDone \(\d|\bstartup in\b|\binitiali[sz]ation (?:sequence )?complete|\bconfiguration loaded\b|\bentered RUNNING\b|\bnew connection\b|\bconnected from\b|\bbooted\b|\bstart worker process\b|\b(?:Local|Network|API|Console|URL)\b.{0,6}https?:\/\/|启动(?:成功|完成|完毕)|監聽|监听端口|启动完成|起動しました|起動完了|待ち受け/i
/** That it answers somebody. */
export const answers =
  /" [1-5]\d\d (?:\d|-)|\bHTTP\/\d(?:\.\d)?" [1-5]\d\d\b|\b[A-Z]{3,7} \/\S{0,200} [1-5]\d\d (?:[\d.]{1,9} ?m?s\b|\d)/

/** What follows an end, and takes nothing back: that it cleans up, whence the fault came, what to do, that it is to begin once more. */
export const afterwards =
  /^\s{0,20}(?:$|at \S|\.{3} \d|[}\])^>*|┌└│─~-]|caused by|line \d|errno|syscall|code|path|address|port|stack|cause|hint|detail|context|note|try|see|please|for more|usage|use|run|check|make sure|help|traceback|file "|during handling|goroutine|node\.js v|npm (?:ERR!|error)|error command|exit(?:ed|ing)?\b|description|action|reason|suggest|if you|you |the |this |to |or |for )|\b(?:stop(?:ping|ped)?|shut(?:ting)? ?down|clos(?:ing|ed)|clean(?:ing)? ?up|exit(?:ing|ed)?|terminat(?:ing|ed)|abort(?:ing|ed)?|destroy(?:ing|ed)?|unload(?:ing|ed)?|rolling back|restart(?:ing|s)?|will restart|kill(?:ing|ed)?|bye|goodbye|removing|released?|(?:re)?starting|backtrace|stack trace|stacktrace|dump(?:ed|ing)?|log file|retrying in|free|finished|ended|failed|failure|error|fatal|unable|cannot|could not)\b/i

/** Words of what a program is set up by, without which a fault may be one of a request. */
export const ofSettings =
  /\bconf(?:ig\w{0,8})?\b|\bsettings?\b|\.(?:ya?ml|toml|json|ini|cfg|conf|xml|env|properties)\b|\bline \d|\bdirectives?\b|\bkeywords?\b|\boptions?\b|\bflags?\b|\bcommand[- ]line\b|\benv(?:ironment)?\b|\b[A-Z]{2,20}_[A-Z_]{2,40}\b|\block\b|\bfiles?\b|\bcompilation\b|\binstance\b|\bpid\b|\bcertificate\b|\.(?:pem|crt|key)\b|\bdirectory\b/i
/** What is made, fetched, tested or set up by hand, and serves nobody. */
export const ofBuilds =
  /\b(?:npm|yarn|pnpm|bun) (?:install|ci|add|run build|build|test)\b|\bdocker(?: |-)(?:build|compose build|buildx)\b|\bpip3? install\b|\b(?:go|cargo|dotnet|mvn|gradle|gradlew|swift) (?:build|test|get|install|clean|package|restore|publish)\b|\b(?:webpack|tsc|jest|vitest|pytest|rspec|phpunit|eslint|mocha)\b|\bStep \d{1,3}\/\d|\b(?:apt|apt-get|yum|dnf|apk|brew) (?:install|update|add|upgrade)\b|\bcompiling\b|\bBUILD (?:FAILED|FAILURE)\b|\bmake (?:test|build|install|check)\b|\bconfiguration file \S{1,200} test failed\b|\bconfigtest\b|^--- FAIL|^FAIL\b|\bgit (?:clone|pull|push|fetch)\b/
/** Commands that look, try, fetch or check, and start nothing. */
export const lookingCommand =
  /^(?:sudo )?(?:ip6?tables|nft|ufw|firewall-cmd|ss|netstat|lsof|curl|wget|ping6?|ls|ll|stat|ip|ifconfig|dig|host|nslookup|telnet|nc|ncat|nmap|ssh|scp|sftp|rsync|psql|pg_isready|mysql|mysqladmin|redis-cli|mongosh?|openssl|certbot|acme\.sh|git|apt|apt-get|yum|dnf|apk|brew|pip3?|which|whereis|id|df|du|free|top|ps|mount|chmod|chown|mkdir|rm|cp|mv|sed|awk|export|echo|traceroute|mtr|tracepath|tcpdump|dpkg|rpm|uname|hostname|getenforce|sestatus|kubectl (?:get|apply|describe|exec)|helm|terraform|ansible\S*|nginx -[tT]|apachectl (?:-t|configtest)|apache2ctl (?:-t|configtest)|httpd -t|sshd -t|haproxy .{0,60}-c\b|caddy (?:validate|fmt)|named-checkconf|docker (?:ps|build|pull|images|inspect|network|exec)|docker(?: |-)compose (?:ps|build|pull|config))(?:\s|$)/
/** Stores without which a server does not begin. */
export const ofStores =
  /\b(?:database|db|redis|mongo\w{0,10}|mysql|mariadb|postgres\w{0,6}|amqp|rabbit\w{0,3}|kafka|broker|etcd|elastic\w{0,7}|ldap|queue|sequelize|prisma|typeorm|hibernate|hikari)\b|:(?:3306|5432|6379|27017|5672|9092|9200|2379|1433)\b/i

/** Words by which programs say that they begin, and of which version they are. */
export const banner =
  /\b(?:starting|booting|launching|initiali[sz]ing|bootstrapping|welcome to|is starting|running (?:on|with|from|as)|opening)\b|\b(?:processing|loading|loaded|reading|using|parsing)\b.{0,30}\bconf|\b(?:version|v|ver\.?) ?\d{1,4}\.\d|\[Starting\b|正在启动|起動中|启动中/i

/** Words that only the servers of a kind have which has a port of its own, and what they are called. */
export const voices: readonly (readonly [program: string, words: RegExp, name: RegExp])[] = [
  [
    'postgres',
    /\bPGDATA\b|\bpg_(?:ctl|hba|wal|control)\b|\bcheckpoint record\b|\bdatabase system (?:is|was)\b|\bpostgresql\.conf\b|\bPOSTGRES_PASSWORD\b/,
    /\bpostgres(?:ql)?\b|\bpostmaster\b/i,
  ],
  ['mysqld', /\bInnoDB\b|\bmysqld\b|\[MY-\d{6}\]|\bmy\.cnf\b/i, /\bmysql\b|\bmariadbd?\b/i],
  [
    'mongod',
    /\bWiredTiger\b|\binitandlisten\b|\bmongod(?:HackedArgs|\.conf)?\b|"c":\s?"(?:STORAGE|CONTROL)"/,
    /\bMongoDB\b/,
  ],
  ['redis', /^\d{1,9}:[MCSX] \d\d [A-Z][a-z]{2}|\bredis-server\b|\bappend ?only file\b/i, /\bredis\b/i],
  ['sqlservr', /\bsqlservr\b|\/opt\/mssql\b/, /\bSQL Server\b/],
  ['sshd', /\bsshd(?:_config)?\b|\bOpenSSH SSH Server\b|\bprivilege separation directory\b/, /\bOpenSSH SSH Server\b/],
  ['postfix', /\bpostfix\b|\bmain\.cf\b|\bmaster\.cf\b/, /\bpostfix\b/],
  ['exim', /\bexim4?\b/i, /\bexim4?\b/i],
  ['opensmtpd', /\bsmtpd(?:\.conf)?\b/, /\bsmtpd\b/],
  ['vsftpd', /\bvsftpd\b/, /\bvsftpd\b/],
  ['proftpd', /\bproftpd\b/, /\bproftpd\b/],
  ['pure-ftpd', /\bpure-ftpd\b/, /\bpure-ftpd\b/],
  ['dovecot', /\bdove(?:cot|conf)\b/, /\bdovecot\b/],
  ['xrdp', /\bxrdp\b/, /\bxrdp\b/],
]
/** That a service of a script has not come up, on a line of its own. */
export const markedFailed = /^\s{0,9}(?:\[\s?(?:FAILED|failed|fail)!?\s?\]|\.{3}fail!)\s{0,9}$/
/** What Python says last of a fault, and the frames of those that answer requests. */
export const ofPython =
  /^(?:[a-z_][\w.]{0,80}\.)?[A-Z]\w{2,60}(?:Error|Exception|Exit|Invalid\w{0,30}|Missing\w{0,30}|NotFound\w{0,20}|Denied|Configured|Refused)(?:: .{1,400})?$/
export const ofRequests =
  /\bLayer\.handle|node_modules\/(?:express|koa|router|finalhandler|fastify)\b|\bdispatch_request\b|\bfull_dispatch|\/django\/core\/handlers\/|\/starlette\/(?:routing|middleware)|\/werkzeug\/serving|\/uvicorn\/protocols|\bviews?\.py\b|\brun_asgi\b|\bDispatcherServlet\b|\bin process_request\b|\bException (?:on \/|in ASGI application)|\bwhile (?:executing|processing|handling) the request\b|\[(?:GET|POST|PUT|PATCH|DELETE|HEAD)\]|\bActionDispatch\b|\brack\/|\bhandle_request\b|\bservlet\b/i

/** What a line has that may be one of these, roughly. */
export const mayEnd: readonly RegExp[] = [
  /fatal|engine|critical|caught|assert|\bftl\b|\bfata\b|"s":\s?"f"|\[f\]|<f>|panic|fail|bad |[Ww]indows could|retrying|1053|1058|106|107|did not respond|unable|could ?n|cannot|can['’]t|can not|error|exit|abort|terminat|giving up|gave up|crash|exception|refus|critical|throw |illegal instruction|segmentation|bus error|core dumped|loading shared|symbol|required by|exec |java|not found|no such|denied|not permitted|lock|already|another|unknown|invalid|unrecogni|unsupported|unexpected|missing|must |required|requires|license|licence|incompatible|corrupt|malformed|shut|neither|memory|quit|stopp|bail|halt|ended|did not|won['’]t|启动|啟動|初始化|无法|退出|终止|崩溃|起動|終了|読み込|落ち|クラッシュ/i,
]
