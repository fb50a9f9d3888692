import { argument, secretNames } from './names'

/** Options behind which programs take a secret. */
const options: readonly (readonly [programs: string, option: string])[] = [
  ['my(?:sql|cli)\\w{0,10}|mariadb', 'p'],
  ['(?:docker|podman|nerdctl|buildah|skopeo|oras|az|registry)[ \\t]{1,3}login|mongo(?:sh|dump|restore)?|psexec', 'p'],
  ['sshpass', 'p'],
  ['redis-cli|valkey-cli', 'a'],
  ['sqlcmd|bcp|tsql|mosquitto_(?:pub|sub)|ipmitool|zip|unzip|ssh-keygen', 'P'],
  ['ssh-keygen', 'N'],
  ['ldap(?:search|modify|add|delete|whoami|passwd)', 'w'],
  ['plink|pscp|psftp|putty', 'pw'],
  ['snmp(?:walk|get|getnext|bulkget|bulkwalk|set|status|table)', 'c'],
  ['snmp(?:walk|get|getnext|bulkget|bulkwalk|set|status|table)', '[AX]'],
  ['curl', 'b'],
]

/** A user and a password in one word, as an option takes them: in quotes the password may hold blanks. */
const pair = (option: string, between: string) =>
  [
    [`"[^\\s:"'/${between}]{1,200}${between}`, '[^"\\n]{1,400}(?=")'],
    [`'[^\\s:"'/${between}]{1,200}${between}`, "[^'\\n]{1,400}(?=')"],
    [`[^\\s:"'/${between}]{1,200}${between}`, `[^\\s"']{1,400}`],
  ].map(([before, value]) => new RegExp(`(\\s${option}[ \\t=]{0,3}${before})${value}`, 'g'))

/** Secrets on command lines: the first group stays, the rest is hidden. */
export const onCommandLines: readonly RegExp[] = [
  ...options.map(
    ([programs, option]) => new RegExp(`(\\b(?:${programs})\\b[^\\n]{0,200}?\\s-${option}[ \\t]{0,3})${argument}`, 'g'),
  ),
  // --db-password x, -Password x: whatever the program is. `--password-stdin` takes none.
  new RegExp(
    `(\\s--?(?:[\\w-]{0,40}?)(?:${secretNames}|cookie)(?!\\w*-(?:stdin|file|path))[\\w-]{0,20}(?:[ \\t]{1,3}|=))${argument}`,
    'gi',
  ),
  ...pair('(?:-u|-U|--user|--proxy-user)', ':'),
  ...pair('(?:-u|-U|--user)', '%'),
  /(\b(?:https?|xh|ab)[ \t][^\n]{0,200}?-[aA][ \t]{0,3}[^\s:"'/]{1,200}:)[^\s"']{1,400}/g,
  /(\blftp\b[^\n]{0,200}?\s-u[ \t]{0,3}[^\s,"']{1,200},)[^\s"']{1,400}/g,
  /(\bnet[ \t]{1,3}user[ \t]{1,3}[^\s/]{1,200}[ \t]{1,3})[^\s/]{1,400}/gi,
  /(\bnet[ \t]{1,3}use[ \t]{1,3}[^\n]{0,200}?\\\\[^\s]{1,200}[ \t]{1,3})[^\s/]{1,400}/gi,
  /(\s\/p:)[^\s]{1,400}/g,
  /(\bsqlplus[ \t][^\n/]{0,200}\/)[^\s/@]{1,400}(?=@)/g,
  /(\bhtpasswd[ \t]{1,3}-(?:\w{0,6}n\w{0,6}b|\w{0,6}b\w{0,6}n)\w{0,6}[ \t]{1,3}\S{1,200}[ \t]{1,3})\S{1,400}/g,
  /(\bhtpasswd[ \t]{1,3}-[a-mo-zA-Z]{0,6}b[a-mo-zA-Z]{0,6}[ \t]{1,3}\S{1,200}[ \t]{1,3}\S{1,200}[ \t]{1,3})\S{1,400}/g,
  // What is handed to a program that asks for a password.
  new RegExp(
    `(\\b(?:echo|printf|printf '%s')(?:[ \\t]{1,3}-\\w{1,3})?[ \\t]{1,3})${argument}(?=[ \\t]{0,3}\\|[^\\n]{0,80}?(?:sudo[ \\t]{1,3}-\\w{0,5}S|chpasswd|-stdin))`,
    'g',
  ),
  /(\bsudo[ \t]{1,3}-\w{0,5}S\b[^\n]{0,80}?<<<[ \t]{0,3})(?:"[^"\n]{1,400}"|'[^'\n]{1,400}'|\S{1,400})/g,
  new RegExp(`(\\bConvertTo-SecureString(?:[ \\t]{1,3}-String)?[ \\t]{1,3})${argument}`, 'gi'),
]
