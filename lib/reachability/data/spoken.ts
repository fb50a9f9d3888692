import { FirstLook } from '../look'

/** What it means for the session, where it is more than that the service is there. */
export type SpokenEnd = 'login-refused' | 'no-agreement' | 'admitted'

/** Words that a client prints once the service itself has spoken: greeting, question for a password, refusal of a user. */
export interface Spoken {
  readonly tool: string
  readonly pattern: RegExp
  readonly end?: SpokenEnd
}

/** The service knows who asks, and lets them in: what it has refused before was a slip. */
const admissions: readonly Spoken[] = [
  { tool: 'ssh', pattern: /^\s{0,9}debug1: Authentication succeeded \(|^\s{0,9}Authenticated to \S{1,255} \(/ },
  { tool: 'ssh', pattern: /^\s{0,9}Last login: \w{3} \w{3} / },
  { tool: 'mysql', pattern: /^\s{0,9}Welcome to the (?:MySQL|MariaDB) monitor/ },
  { tool: 'psql', pattern: /^SSL connection \(protocol: / },
  { tool: 'ftp', pattern: /^(?:\S{1,12}:?\s{1,9})?230[ -].{0,80}(?:Log|log|OK|successful)/ },
  { tool: 'smtp', pattern: /^(?:\S{1,12}:?\s{1,9})?235[ -]\d\.\d\.\d\s/ },
]

/** The service has turned down a user, a key or a password: programs' own words first, then those of libraries. */
const refusals: readonly Spoken[] = [
  { tool: 'ssh', pattern: /^\s{0,9}\S{1,80}@\S{1,255}: Permission denied \([\w,-]{1,200}\)/ },
  {
    tool: 'ssh',
    pattern:
      /\bFailed to connect to the host via ssh: (?:.{0,200}: )?\S{1,80}@\S{1,255}: Permission denied \([\w,-]{1,200}\)/,
  },
  { tool: 'ssh', pattern: /^\s{0,9}Permission denied, please try again\./ },
  // Libraries of Go, Java, Python and Node.
  {
    tool: 'ssh',
    pattern:
      /\bssh: (?:handshake failed: ssh: )?unable to authenticate, attempted methods \[|\bAll configured authentication methods failed|\bNo more authentication methods available|\bAuth fail(?:ed)? for methods\b/,
  },
  {
    tool: 'ssh',
    pattern:
      /^\s{0,9}Permission denied \((?:[\w-]{1,40},){0,5}(?:publickey|password|keyboard-interactive|gssapi-[\w-]{3,20}|hostbased)\)/,
  },
  {
    tool: 'ssh',
    pattern: /^\s{0,9}Received disconnect from \S{2,60} port \d{1,5}:\d{1,2}: Too many authentication failures/,
  },
  {
    tool: 'putty',
    pattern: /No supported authentication methods available|^\s{0,9}Server refused (?:our|public) key/i,
  },
  { tool: 'mysql', pattern: /^(?:ERROR )?10(?:44|45)\b.{0,40}Access denied/ },
  { tool: 'mysql', pattern: /Access denied for user '[^']{0,80}'@'[^']{0,255}'/ },
  { tool: 'psql', pattern: /password authentication failed for user|のパスワード認証に失敗|Password 认证失败/ },
  { tool: 'psql', pattern: /^\S{0,20}FATAL: {1,2}(?:database|role) "[^"]{1,80}" does not exist/ },
  { tool: 'redis-cli', pattern: /NOAUTH Authentication required|WRONGPASS invalid username-password/ },
  {
    tool: 'mongo',
    pattern: /MongoServerError: (?:Authentication failed|bad auth)|command \w{1,40} requires authentication/,
  },
  {
    tool: 'sqlcmd',
    pattern: /Login failed for user '|'[^']{1,80}' はログインできませんでした|用户 '[^']{1,80}' 登录失败/,
  },
  // MQTT: what the broker answers is called a refused connection; 4 and 5 are its codes for users that it does not take.
  { tool: 'mqtt', pattern: /\bconnection refused(?:: | - )(?:not authori[sz]ed|bad user ?name or password)/i },
  {
    tool: 'mqtt',
    pattern:
      /\bconnect(?:ed|ion)? (?:failed|refused|with)\b.{0,80}\b(?:rc|(?:result|return) code)[ =:]{0,2}[45](?!\d)/i,
  },
  {
    tool: 'amqp',
    pattern:
      /\bACCESS_REFUSED - Login was refused using authentication mechanism|\blogin refused: user '[^']{1,80}' |\bUser can only log in via localhost\b/,
  },
  // That one has to log in first is said to who asks for TLS as well: it refuses nobody.
  {
    tool: 'ftp',
    pattern:
      /^(?:\S{1,12}:?\s{1,9})?530[ -](?!Please log).{0,80}(?:[Ll]ogin|[Ll]ogged in|incorrect|Authentication|cannot log in)/,
  },
  { tool: 'smtp', pattern: /^(?:\S{1,12}:?\s{1,9})?5(?:35|34)[ -]\d\.\d\.\d\s.{0,80}[Aa]uthentication/ },
  {
    tool: 'smtp',
    pattern: /\bSMTPAuthenticationError: \(5\d\d,|\bInvalid login: 5\d\d[ -]|AuthenticationFailedException: 5\d\d[ -]/,
  },
  {
    tool: 'ssh',
    pattern:
      /\bparamiko\S{0,40}AuthenticationException\b|JSchException: Auth fail|All configured authentication methods failed/,
  },
  { tool: 'mysql', pattern: /OperationalError\b.{0,10}\(1045, |\bER_ACCESS_DENIED_ERROR\b/ },
  {
    tool: 'redis-cli',
    pattern: /redis\.exceptions\.AuthenticationError|JedisDataException: (?:NOAUTH|WRONGPASS|ERR invalid password)/,
  },
  { tool: 'ftp', pattern: /\bftplib\.error_perm: 530\b/ },
  {
    tool: 'mstsc',
    pattern:
      /^\s{0,9}(?:Your credentials did not work|The logon attempt failed|資格情報が正しくありません|您的凭据不工作|登录没有成功)/,
  },
]

/** Both sides speak, and have no way of speaking in common. */
const disagreements: readonly Spoken[] = [
  { tool: 'ssh', pattern: /^\s{0,9}Unable to negotiate with \S{2,60} port \d{1,5}: no matching / },
  // Another service than sshd has the port.
  { tool: 'ssh', pattern: /\bbanner line \d{1,3}: HTTP\/\d/ },
  { tool: 'ssh', pattern: /\bno mutual signature (?:supported|algorithm)/ },
  { tool: 'putty', pattern: /Couldn't agree a (?:key exchange|host key|client-to-server)/ },
  { tool: 'mysql', pattern: /Authentication plugin '\w{1,40}' (?:cannot be loaded|is not supported)/ },
  {
    tool: 'mstsc',
    pattern:
      /This could be due to CredSSP encryption oracle|CredSSP 暗号化オラクルの修復|CredSSP 加密(?:Oracle|数据库)?\s?(?:Oracle )?修正/i,
  },
]

const ending = (end: SpokenEnd, all: readonly Spoken[]): Spoken[] => all.map((each) => ({ ...each, end }))

/** What ends a session, or begins it, stands before what only shows that the service is there. */
const greetings: readonly Spoken[] = [
  ...ending('admitted', admissions),
  ...ending('login-refused', refusals),
  ...ending('no-agreement', disagreements),
  // OpenSSH, in the order of a connection.
  { tool: 'ssh', pattern: /^\s{0,9}debug1: Remote protocol version/ },
  { tool: 'ssh', pattern: /^\s{0,9}SSH-2\.0-\S/ },
  { tool: 'ssh', pattern: /^\s{0,9}The authenticity of host '/ },
  { tool: 'ssh', pattern: /^\s{0,9}Host key verification failed\./ },
  { tool: 'ssh', pattern: /WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED/ },
  { tool: 'ssh', pattern: /^\s{0,9}sign_and_send_pubkey: / },
  { tool: 'ssh', pattern: /^\s{0,9}\S{1,80}@\S{1,255}'s password:/ },
  { tool: 'ssh', pattern: /^\s{0,9}Received disconnect from \S{2,60} port \d{1,5}:/ },
  { tool: 'mongo', pattern: /^\s{0,9}Using MongoDB:\s{1,20}\d/ },
  {
    tool: 'grpcurl',
    pattern: /^\s{0,9}grpc\.(?:reflection|health)\.v1\w{0,9}\.\w|^\s{0,9}"status": "SERVING"\s{0,9}$/,
  },
  // Files and mail.
  { tool: 'ftp', pattern: /^220[ -].{0,80}(?:FTP|FileZilla|ready)/i },
  { tool: 'ftp', pattern: /^(?:\S{1,12}:?\s{1,9})?530[ -].{0,80}(?:Login|not logged in|incorrect|Authentication)/i },
  { tool: 'smtp', pattern: /^220[ -].{0,80}ESMTP/i },
]

/** What each such line has. */
export const spokenSigns: readonly RegExp[] = greetings.map(({ pattern }) => pattern)

const look = new FirstLook(greetings.map(({ pattern }) => [pattern]))

/** The words of a service that a line is; undefined for any other line. */
export function spokenIn(line: string): Spoken | undefined {
  look.at(line)
  return greetings.find(({ pattern }, index) => look.has(index) && pattern.test(line))
}
