/** Kinds of keys that open something; a public key, a primary key and the name of a key pair do not. */
const keys =
  'api|access|account|app|auth|master|private|pre-?shared|encrypt(?:ion)?|signing|license|consumer|subscription|shared|storage|aes|hmac|webhook|deploy|bot|session|cookie'

/** Words that stand for a secret wherever they are the name of a value, in English, Japanese and Chinese. */
export const secretNames = [
  'passwo?r?d',
  'passphrase',
  'passcode',
  'passwd',
  'pwd',
  '(?<![a-z])pass(?![a-z])',
  '(?<![a-z])(?:auth|user|db|smtp|mail|login|admin|ftp)pass(?![a-z])',
  'secret',
  'token',
  `(?:${keys})[ _-]?key(?:[ _-]?(?:id|secret))?`,
  'credential',
  'signature',
  'sess(?:ion)?[_-]?id',
  'psk',
  'requirepass',
  'masterauth',
  'verification[ _-]?code',
  '(?<![a-z])otp(?![a-z])',
  'パスワード',
  '暗証番号',
  '認証コード',
  '確認コード',
  'アクセスキー',
  'シークレット',
  '密码',
  '密碼',
  '口令',
  '密钥',
  '密鑰',
  '令牌',
  '验证码',
  '驗證碼',
].join('|')

/** A value in quotes, escaped ones in it too. */
export const quoted = `"(?:[^"\\\\\\n]|\\\\.){1,4000}"|'(?:[^'\\\\\\n]|\\\\.){1,4000}'`
/** A value of one word. */
export const bare = `[^\\s"'&,;<>]{1,4000}`
/** A value that is not taken for an option, as commands take it. */
export const argument = `(?:"[^"\\n]{1,4000}"|'[^'\\n]{1,4000}'|[^\\s"'\`-][^\\s"'\`]{0,4000})`
