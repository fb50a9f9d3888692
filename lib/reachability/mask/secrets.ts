/*
 * Secrets by the shape of what stands around them or of themselves. In each pattern the first group stays and the rest is
 * hidden; without a group all of it is. Every repetition is bounded, so that no text makes a pattern slow.
 */

/** Words that stand for a secret wherever they are the name of a value, in English, Japanese and Chinese. */
const names = [
  'passwo?r?d',
  'passphrase',
  'passwd',
  'pwd',
  'secret',
  'token',
  'api[ _-]?key',
  'access[ _-]?key(?:[ _-]?(?:id|secret))?',
  'private[_-]?key',
  'pre-?shared[_-]?key',
  'credential',
  'signature',
  'session[_-]?id',
  'master-key',
  'psk',
  'requirepass',
  'masterauth',
  'パスワード',
  '暗証番号',
  'アクセスキー',
  'シークレット',
  '密码',
  '密碼',
  '口令',
  '密钥',
  '密鑰',
  '令牌',
].join('|')

/** A value in quotes, escaped ones in it too. */
const quoted = `"(?!\\*{3}")(?:[^"\\\\\\n]|\\\\.){1,4000}"|'(?!\\*{3}')(?:[^'\\\\\\n]|\\\\.){1,4000}'`
const bare = `(?!\\*{3})[^\\s"'&,;<>]{1,4000}`

const keyHead = '-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----'

export const secrets: readonly RegExp[] = [
  // A private key, to its last line or as far as it was pasted; also as one line of JSON, with its breaks escaped.
  new RegExp(`(${keyHead})(?:\\r?\\n(?!-----)[^\\n]{0,200}){1,400}`, 'g'),
  new RegExp(`(${keyHead})(?:\\\\[rn])(?!\\*{3})[^-"'\\n]{1,8000}`, 'g'),
  /(Private-Lines: \d{1,4}\r?\n)(?:[A-Za-z0-9+/=]{1,100}\r?\n?){1,200}/g,
  // Headers as clients print them, to the end of the line.
  /(^[<>*\s]{0,8}(?:(?:Proxy-)?Authorization|Cookie|Set-Cookie|X-[\w-]{0,40}(?:Token|Key|Secret|Auth)[\w-]{0,40})\s{0,3}:[ \t]{0,8})(?=\S)(?!\*{3}$)[^\r\n]+/gim,
  // The same inside quotes: curl -H 'Authorization: …', JSON.
  /(\b(?:Proxy-)?(?:Authorization|Cookie|Set-Cookie)["']?[ \t]{0,3}[:=][ \t]{0,3}["']?)(?=[^\s"'*])[^\r\n"']+/gi,
  /(\b(?:Bearer|Basic|Digest)\s)[A-Za-z0-9+/=._~-]{8,}/g,
  // What `aliyun configure` asks for.
  /(Access Key (?:Id|Secret) \[[^\]\n]{0,80}\]:[ \t]{0,9})(?=[^\s*])[^\r\n]{1,200}/gi,
  // name: value, the name at the beginning of its line: to the end of the line.
  new RegExp(
    `(^[\\s>*-]{0,20}(?:${names})[\\w-]{0,20}[ \\t]{0,3}[:：][ \\t]{1,9})(?=[^\\s"'{[*])[^\\r\\n]{1,4000}`,
    'gim',
  ),
  // "name":, and the value on the next line.
  new RegExp(`(["'](?:${names})[\\w-]{0,20}["'][ \\t]{0,3}:[ \\t]{0,3}\\r?\\n[ \\t]{0,80})(?:${quoted})`, 'gi'),
  // name = value, in any notation.
  new RegExp(`((?:${names})[\\w-]{0,20}["']?[ \\t]{0,3}(?:=>|[:=：＝])[ \\t]{0,3})(?:${quoted}|${bare})`, 'gi'),
  new RegExp(`(<(?:[\\w:-]{0,40}?)(?:${names})[\\w-]{0,20}>)(?!\\*{3}<)[^<\\n]{1,4000}`, 'gi'),
  // Options of commands.
  /(\s--(?:password|pass|token|secret|api-key|access-key-id|access-key-secret|sts-token|cookie)[ \t=]{1,3})(?:"[^"\n]{1,4000}"|'[^'\n]{1,4000}'|(?!\*{3})[^\s-]\S{0,4000})/gi,
  /(\s(?:-u|-U|--user|--proxy-user)[ \t=]{0,3}'[^\s:"'/]{1,200}:)(?!\*{3}')[^'\n]{1,400}(?=')/g,
  /(\s(?:-u|-U|--user|--proxy-user)[ \t=]{0,3}"[^\s:"'/]{1,200}:)(?!\*{3}")[^"\n]{1,400}(?=")/g,
  /(\s(?:-u|-U|--user|--proxy-user)[ \t=]{0,3}[^\s:"'/]{1,200}:)(?!\*{3})[^\s"']{1,400}/g,
  /(\bcurl\b[^\n]{0,200}?\s-b[ \t]{0,3})(?:"[^"\n]{1,4000}"|'[^'\n]{1,4000}'|(?!\*{3})[^\s-]\S{0,4000})/g,
  /(\b(?:mysql|mysqldump|mysqladmin|mariadb)\b[^\n]{0,200}?\s-p)(?!\*{3})[^\s-]\S{0,400}/g,
  /(\b(?:docker\s{1,3}login|mongo(?:sh|dump|restore)?)\b[^\n]{0,200}?\s-p[ \t]{0,3})(?:"[^"\n]{1,400}"|'[^'\n]{1,400}'|(?!\*{3})[^\s-]\S{0,400})/g,
  /(\b(?:sshpass\s{1,3}-p|redis-cli\b[^\n]{0,200}?\s-a)[ \t]{0,3})(?!\*{3})\S{1,400}/g,
  // Files of databases and of clients: redis.conf, .pgpass, .netrc.
  /(^[ \t]{0,9}(?:requirepass|masterauth)[ \t]{1,9})(?=[^\s*])[^\r\n]{1,400}/gim,
  /((?:^|> )[ \t]{0,9}AUTH[ \t]{1,3}(?:\w{1,64}[ \t]{1,3})?)(?!\*{3}$)[^\s]{1,400}[ \t]{0,9}$/gm,
  /(^(?:localhost|\*|[\w-]{1,63}\.[\w.-]{1,255}):(?:\d{1,5}|\*):[^\s:]{1,100}:[^\s:]{1,100}:)(?!\*{3}$)[^\r\n]{1,400}/gm,
  /(\blogin\s{1,20}\S{1,200}\s{1,20}password\s{1,20})(?!\*{3})\S{1,400}/gi,
  // user:password@ of an address; the password may hold `@` and `/`.
  /(:\/\/[^\s/:@"']{0,200}:)(?!\*{3}@)(?!\d{1,5}(?:[/\s"']|$))[^\s"']{1,500}(?=@)/g,
  // An AccessKey secret has no mark of its own; it stands beside its id.
  /((?:LTAI[A-Za-z0-9]{8,40}|\*{3})[\s,;:|/"']{1,10})[A-Za-z0-9]{30}(?![A-Za-z0-9])/g,
  /\bLTAI[A-Za-z0-9]{8,40}\b/g,
  /\bSTS\.[A-Za-z0-9]{8,60}\b/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\b(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|npm_|sk-|ya29\.)[A-Za-z0-9_-]{16,300}/g,
  /\bAIza[A-Za-z0-9_-]{30,50}/g,
  // Addresses that are the key: hooks of chat rooms.
  /(\bhooks\.slack\.com\/services\/)(?!\*{3})[A-Za-z0-9/]{10,200}/g,
  /(\/open-apis\/bot\/v2\/hook\/|\/api\/webhooks\/\d{1,30}\/)(?!\*{3})[\w-]{10,200}/g,
  /(\/cgi-bin\/webhook\/send\?key=)(?!\*{3})[\w-]{10,200}/g,
  // Hashes of passwords: crypt(5), htpasswd.
  /\$(?:1|2[abxy]?|5|6|7|y|gy|apr1|argon2\w{1,3})\$[^\s:"']{8,300}/g,
  /(:\{S?SHA\d{0,3}\})(?!\*{3})[A-Za-z0-9+/=]{8,200}/g,
  /\beyJ[A-Za-z0-9_-]{5,4000}\.[A-Za-z0-9_-]{2,4000}(?:\.[A-Za-z0-9_-]{0,4000})?/g,
]
