/*
 * Secrets by the shape of what stands around them or of themselves. In each pattern the first group stays and the rest is
 * hidden; without a group all of it is. Every repetition is bounded, so that no text makes a pattern slow.
 */
import { onCommandLines } from './commands'
import { bare, quoted, secretNames } from './names'

const keyHead = '----[- ]BEGIN (?:[A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?|OpenVPN Static key V1)[- ]----'

const headers = `(?:Proxy-)?Authorization|Cookie|Set-Cookie|X-[\\w-]{0,40}(?:Token|Key|Secret|Auth)[\\w-]{0,40}`

/** A word that looks like no word: it holds a figure or a sign. */
const unlike = `(?=[^\\s"'&,;<>。、]{0,80}[\\d!@#$%^&*+=])[^\\s"'&,;<>。、]{1,400}`

/** Private keys. */
const privateKeys: readonly RegExp[] = [
  // To its last line or as far as it was pasted; also in one line, its breaks escaped or made blanks.
  new RegExp(`(${keyHead})(?:\\r?\\n(?![^\\n]{0,40}----)[^\\n]{0,200}){1,400}`, 'g'),
  new RegExp(`(${keyHead})(?:\\\\{1,4}[rn])[^-"'\\n]{1,8000}`, 'g'),
  new RegExp(`(${keyHead}[ \\t]{1,9})[A-Za-z0-9+/=][A-Za-z0-9+/= \\t]{1,8000}`, 'g'),
  /(Private-Lines: \d{1,4}\r?\n)(?:[A-Za-z0-9+/=]{1,100}\r?\n?){1,200}/g,
  // The same in Base64, as kubeconfig has it: what is no certificate and no public key.
  /\bLS0tLS1CRUdJTi(?!BDRV|BQVUJ)[A-Za-z0-9+/=]{8,20000}/g,
  /\bAGE-SECRET-KEY-1[A-Z0-9]{8,80}\b/g,
  /("(?:d|p|q|dp|dq|qi|k)"[ \t]{0,3}:[ \t]{0,3}")[\w-]{20,2000}(?=")/g,
]

/** Headers of HTTP. */
const ofHeaders: readonly RegExp[] = [
  // As clients print them, to the end of the line.
  new RegExp(`(^[<>*\\s]{0,8}(?:${headers})\\s{0,3}:[ \\t]{0,8})(?=\\S)[^\\r\\n]+`, 'gim'),
  // The same inside quotes or brackets: curl -H 'Authorization: …', JSON.
  new RegExp(`(\\b(?:${headers})["']?[ \\t]{0,3}[:=][ \\t]{0,3}["']?)(?=[^\\s"'*])[^\\r\\n"']+`, 'gi'),
  /(\b(?:Bearer|Basic|Digest)\s)[A-Za-z0-9+/=._~-]{8,}/g,
]

/** Values by their names. */
const named: readonly RegExp[] = [
  // What `aliyun configure` asks for.
  /(Access Key (?:Id|Secret) \[[^\]\n]{0,80}\]:[ \t]{0,9})(?=[^\s*])[^\r\n]{1,200}/gi,
  // name: value, the name at the beginning of its line: to the end of the line.
  new RegExp(
    `(^[\\s>*-]{0,20}(?:${secretNames})[\\w-]{0,20}[ \\t]{0,3}[:：][ \\t]{1,9})(?=[^\\s"'{[*])[^\\r\\n]{1,4000}`,
    'gim',
  ),
  // "name":, and the value on the next line.
  new RegExp(`(["'](?:${secretNames})[\\w-]{0,20}["'][ \\t]{0,3}:[ \\t]{0,3}\\r?\\n[ \\t]{0,80})(?:${quoted})`, 'gi'),
  // A line that is nothing but a name, as a form is copied, and the value below it.
  new RegExp(
    `(^[ \\t>|*-]{0,9}(?:[\\w-]{1,30} )?(?:${secretNames})(?: ?(?:id|secret))?[ \\t]{0,9}[:：]?[ \\t]{0,9}\\r?\\n(?:[ \\t]{0,9}\\r?\\n)?[ \\t]{0,9})(?=\\S{6})(?=\\S{0,80}\\d)\\S{1,400}(?=[ \\t]{0,9}\\r?$)`,
    'gim',
  ),
  // name = value, in any notation.
  new RegExp(`((?:${secretNames})[\\w-]{0,20}["']?[ \\t]{0,3}(?:=>|[:=：＝])[ \\t]{0,3})(?:${quoted}|${bare})`, 'gi'),
  // Name and value as two members, as containers and consoles list them.
  new RegExp(
    `(\\b(?:name|\\w{0,20}?key)["']?[ \\t]{0,3}[:= ][ \\t]{0,3}["']?(?:[\\w.-]{0,40}?)(?:${secretNames}|cookie|authorization)[\\w-]{0,20}["']?(?:[,;]\\s{0,80}|\\s{1,80})["']?(?:[\\w.-]{0,40}?)value["']?[ \\t]{0,3}[:= ][ \\t]{0,3})(?:${quoted}|${bare})`,
    'gi',
  ),
  new RegExp(`(<(?:[\\w:-]{0,40}?)(?:${secretNames})[\\w-]{0,20}>)[^<\\n]{1,4000}`, 'gi'),
  new RegExp(
    `(<[\\w:-]{1,40} (?:key|name)=["'](?:[\\w.-]{0,40}?)(?:${secretNames})[\\w-]{0,20}["']>)[^<\\n]{1,4000}`,
    'gi',
  ),
  // PSK "…", PASSWORD '…', IDENTIFIED BY '…': a blank alone, and quotes.
  new RegExp(
    `(\\b(?:${secretNames}|identified(?:[ \\t]{1,3}with[ \\t]{1,3}\\S{1,40})?[ \\t]{1,3}by)[ \\t(]{1,3})(?:${quoted})`,
    'gi',
  ),
  // The password is …
  new RegExp(`((?:${secretNames})(?:[ \\t]{1,3}is|[ \\t]?(?:は|是|为|為))[ \\t:：]{0,3})(?:${quoted}|${unlike})`, 'gi'),
  // "auth" in the file of a container's client, _auth in that of npm: Base64 of both.
  /(["_]auth["']?[ \t]{0,3}[:=][ \t]{0,3}["']?)[A-Za-z0-9+/]{8,2000}={0,2}(?=["'\s]|$)/gim,
  /(\b\w{1,40}_AUTH=)[^\s"'&,;<>]{1,400}/g,
  // In the query of an address.
  /([?&;](?:sig|code|key|ticket|jsessionid|phpsessid|sid|auth)=)[^\s"'&#;<>]{16,400}/gi,
]

/** Files of servers and of clients, and what is typed to a server. */
const ofFiles: readonly RegExp[] = [
  /((?:^|[ \t])(?:requirepass|masterauth|auth_pass|r[ow]community6?|snmp-server[ \t]{1,3}community|(?:insecure-)?password)[ \t]{1,9})(?=[^\s*])[^\s|]{1,400}(?=[ \t]{0,9}$)/gim,
  /(\bauth[ \t]{1,3}[^\s:"']{1,100}:)[^\s"']{1,400}/g,
  /((?:^|> )[ \t]{0,9}AUTH[ \t]{1,3}(?:\w{1,64}[ \t]{1,3})?)[^\s]{1,400}[ \t]{0,9}$/gm,
  /(^(?:[<>-]{1,5}[ \t]{1,3})?PASS[ \t]{1,3})\S{1,400}(?=[ \t]{0,9}$)/gm,
  /(^(?:[<>-]{1,5}[ \t]{1,3})?\w{1,9}[ \t]LOGIN[ \t]{1,3}\S{1,200}[ \t]{1,3})\S{1,400}(?=[ \t]{0,9}$)/gm,
  /(^(?:localhost|\*|[\w-]{1,63}\.[\w.-]{1,255}):(?:\d{1,5}|\*):[^\s:]{1,100}:[^\s:]{1,100}:)[^\r\n]{1,400}/gm,
  /(\b(?:login|machine)\s{1,20}\S{1,200}\s{1,20}password\s{1,20})\S{1,400}/gi,
  // user:password@ of an address; the password may hold `@` and `/`. A long user without one is a token.
  /(:\/\/[^\s/:@"']{0,200}:)(?!\d{1,5}(?:[/\s"']|$))[^\s"']{1,500}(?=@)/g,
  /(\bhttps?:\/\/)(?=[\w-]{0,100}\d)[\w-]{16,200}(?=@)/g,
]

/** What is a secret wherever it stands. */
const ofThemselves: readonly RegExp[] = [
  // An AccessKey secret has no mark of its own; it stands beside its id.
  /((?:LTAI[A-Za-z0-9]{8,40}|\*{3})[\s,;:|/"']{1,10})[A-Za-z0-9]{30}(?![A-Za-z0-9])/g,
  /\bLTAI[A-Za-z0-9]{8,40}\b/g,
  /\bSTS\.[A-Za-z0-9]{8,60}\b/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bAKID[A-Za-z0-9]{28,40}\b/g,
  /\b(?:gh[pousr]_|github_pat_|gl(?:pat|rt|dt)-|xox[abeprs]-|xapp-|npm_|pypi-|hf_|dckr_pat_|dop_v1_|shpat_|tskey-|hvs\.|whsec_|[sr]k_(?:live|test)_|sk-|ya29\.)[A-Za-z0-9_-]{16,300}/g,
  /\bSG\.[\w-]{16,80}\.[\w-]{16,80}/g,
  /\bAIza[A-Za-z0-9_-]{30,50}/g,
  /(\bbot\d{6,12}:|\b\d{8,12}:(?=AA))[\w-]{30,60}/g,
  /\bSEC[0-9a-f]{64}\b/g,
  // Addresses that are the key: hooks of chat rooms.
  /(\bhooks\.slack\.com\/services\/)[A-Za-z0-9/]{10,200}/g,
  /(\bwebhook\.office\.com\/webhookb2\/)[\w@/-]{10,300}/g,
  /(\/open-apis\/bot\/v2\/hook\/|\/api\/webhooks\/\d{1,30}\/)[\w-]{10,200}/g,
  /(\/cgi-bin\/webhook\/send\?key=)[\w-]{10,200}/g,
  // Hashes of passwords: crypt(5), htpasswd.
  /\$(?:1|2[abxy]?|5|6|7|y|gy|apr1|argon2\w{1,3})\$[^\s:"']{8,300}/g,
  /(:\{S?SHA\d{0,3}\})[A-Za-z0-9+/=]{8,200}/g,
  /\beyJ[A-Za-z0-9_-]{5,4000}\.[A-Za-z0-9_-]{2,4000}(?:\.[A-Za-z0-9_-]{0,4000})?/g,
]

export const secrets: readonly RegExp[] = [
  ...privateKeys,
  ...ofHeaders,
  ...named,
  ...onCommandLines,
  ...ofFiles,
  ...ofThemselves,
]
