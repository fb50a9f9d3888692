import { servesPort } from '../data/programs'
import type { JudgedCase } from '../model/case'
import type { Fix } from '../model/diagnosis'
import type { Attempt } from '../model/evidence'
import type { FixKind } from '../model/fix-kinds'
import { textOf } from '../model/host-address'
import { logCommand } from '../next/log'
import { unitName } from '../next/names'
import { publicAddressOf } from '../next/own-address'
import { backendFix } from './backend'
import { admit, closedFirst } from './database'
import { fixOf, shell } from './way'

type Params = Readonly<Record<string, string>>

/** What is done where the way is open and the service itself fails, or refuses. */
export function serviceFixes(seen: JudgedCase, params: Params, code: string | undefined): Fix[] {
  const { experience } = seen
  if (code === 'upstream-failed') return [backendFix(seen, params)]
  if (code === 'port-held') {
    const held = unitName(params.holder)
    return [fixOf('choose-holder', params, { ways: [shell('sudo ss -lntp', `systemctl status ${held} --no-pager`)] })]
  }
  const { best } = experience
  if (best?.outcome === 'turned-away') return admit(seen, best.line, params)
  if (best?.outcome === 'busy') return [makeRoom(seen, best, params)]
  if (best?.outcome === 'login-refused') return [...closedFirst(seen, params), checkLogin(seen, best, params)]
  if (best?.outcome === 'no-agreement') return [agree(best, params)]
  if (best?.outcome === 'tls-failure') return [mendTls(seen, best, params)]
  const how = seen.system.instance === 'windows' ? 'windows' : 'shell'
  return [fixOf('service-log', params, { ways: [{ how, text: logCommand(seen) }] })]
}

/** Where each service shows whom it knows, and why it refused: by the tool that speaks to it. */
const logins: Readonly<Record<string, readonly string[]>> = {
  mysql: ['sudo mysql -e "SELECT user, host, plugin FROM mysql.user"'],
  psql: [
    "sudo -u postgres psql -c '\\du'",
    "sudo grep -v '^#' /etc/postgresql/*/main/pg_hba.conf /var/lib/pgsql/data/pg_hba.conf",
  ],
  'redis-cli': ["sudo grep -nE '^(requirepass|user|aclfile) ' /etc/redis/redis.conf /etc/redis.conf"],
  mongo: ["mongosh --authenticationDatabase admin -u USER --eval 'db.runCommand({connectionStatus: 1})'"],
  amqp: ['sudo rabbitmqctl list_users', 'sudo rabbitmqctl list_permissions'],
  ftp: ['sudo journalctl -u vsftpd -n 50 --no-pager', 'sudo tail -n 50 /var/log/vsftpd.log'],
  smtp: ['sudo tail -n 50 /var/log/mail.log /var/log/maillog'],
}

/** Where each service shows how many connections it takes, and whose they are. */
const rooms: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /MaxStartups|Not allowed at this time/,
    ["sudo sshd -T | grep -iE '^(maxstartups|persource)'", "sudo ss -tn state established '( sport = :ssh )'"],
  ],
  [
    /1040|ER_CON_COUNT|Too many connections/,
    ['sudo mysql -e "SHOW VARIABLES LIKE \'max_connections\'; SHOW PROCESSLIST"'],
  ],
  [
    /too many clients|connection slots/,
    [
      "sudo -u postgres psql -c 'SHOW max_connections' -c 'SELECT client_addr, state, count(*) FROM pg_stat_activity GROUP BY 1, 2'",
    ],
  ],
  [/number of clients/, ['redis-cli CONFIG GET maxclients', 'redis-cli CLIENT LIST']],
]

/** The service is full: what holds its connections is looked at before the limit is raised. */
function makeRoom(seen: JudgedCase, { line }: Attempt, params: Params): Fix {
  const lines = rooms.find(([words]) => words.test(line))?.[1] ?? [logCommand(seen)]
  const how = seen.system.instance === 'windows' ? 'windows' : 'shell'
  return fixOf('service-log', params, { ways: [{ how, text: lines.join('\n') }] })
}

const readableKey = /\bUNPROTECTED PRIVATE KEY FILE\b|^Permissions 0\d{3} for .{1,200} are too open/m
const sshLog = 'sudo journalctl -u ssh -u sshd -n 50 --no-pager'

/** Who logs in with which key or password is looked at where the service keeps them. */
function checkLogin(seen: JudgedCase, { tool, address }: Attempt, params: Params): Fix {
  const { target } = seen
  const host = address ? textOf(address) : publicAddressOf(seen)
  const isSsh = tool === 'ssh' || tool === 'putty' || (target.port !== null && servesPort('sshd', target.port))
  // A private key that others may read is not used: the client itself says so.
  if (isSsh && seen.gathered.texts.some((text) => readableKey.test(text.slice(0, 60_000))))
    return fixOf('close-key-file', params, { ways: [shell('chmod 600 KEY_NAME.pem')], check: 'ls -l KEY_NAME.pem' })
  if (isSsh) return fixOf('check-key', params, { ways: [shell(`ssh -v -i KEY_NAME.pem USER@${host}`), shell(sshLog)] })
  const lines = logins[tool] ?? []
  return fixOf('check-login', params, { ways: lines.length > 0 ? [shell(...lines)] : [] })
}

/** Old and new programs have no algorithm in common: what each has is looked at. */
function agree({ tool }: Attempt, params: Params): Fix {
  const isSsh = tool === 'ssh' || tool === 'putty'
  const lines = [
    'ssh -V',
    "sudo sshd -T | grep -iE '^(kexalgorithms|hostkeyalgorithms|pubkeyacceptedalgorithms|ciphers)'",
  ]
  return fixOf('agree-protocol', params, { ways: isSsh ? [shell(...lines)] : [] })
}

/** Has the server read its new certificate, without an end to what it does. */
function reloadOf({ socket, gathered }: JudgedCase): string {
  const words = `${socket?.program ?? ''} ${gathered.texts.join('\n').slice(0, 20_000)}`
  if (/\bnginx\b/i.test(words)) return 'sudo nginx -t && sudo systemctl reload nginx'
  if (/\bapache2\b/i.test(words)) return 'sudo apachectl configtest && sudo systemctl reload apache2'
  if (/\bhttpd\b/i.test(words)) return 'sudo apachectl configtest && sudo systemctl reload httpd'
  return 'sudo systemctl reload SERVICE'
}

/** What is wrong with TLS, by the words of clients. */
const tlsFaults: readonly (readonly [FixKind, RegExp])[] = [
  ['renew-certificate', /expired|not yet valid|CERT_DATE_INVALID|NotAfter|期限切れ|有効期限|已过期|過期/i],
  [
    'certificate-name',
    /subject name|match(?:es)? (?:the )?(?:target )?host ?name|hostname mismatch|COMMON_NAME_INVALID|BAD_CERT_DOMAIN|not valid for|doesn't match|does not match|altnames?\b|unrecognized name/i,
  ],
  [
    'certificate-chain',
    /self[- ]signed|local issuer|first certificate|unknown authority|AUTHORITY_INVALID|UNKNOWN_ISSUER|known issuer|not trusted|信用されません|不可信|CERT_PATH|unable to find valid certification path/i,
  ],
  [
    'speak-plain',
    /wrong version number|packet length too long|record layer failure|RECORD_TOO_LONG|HTTP response to HTTPS|first record does not look like|SSL_PROTOCOL_ERROR/i,
  ],
]

/** The certificate, or the lack of one, as the port itself shows it. */
function mendTls(seen: JudgedCase, { line, address, host }: Attempt, params: Params): Fix {
  const { target } = seen
  const kind = tlsFaults.find(([, words]) => words.test(line))?.[0] ?? 'look-at-tls'
  const at = address ? textOf(address) : publicAddressOf(seen)
  const place = `${at.includes(':') ? `[${at}]` : at}:${target.port ?? 443}`
  const name = host !== null && /^[a-z][a-z0-9.-]{1,200}$/i.test(host) ? host : 'HOST_NAME'
  if (kind === 'speak-plain')
    return fixOf(kind, params, { ways: [shell(`curl -v --connect-timeout 5 'http://${place}/'`)] })
  const shown = `openssl s_client -connect ${place} -servername ${name} </dev/null 2>/dev/null`
  const look =
    kind === 'certificate-chain'
      ? `openssl s_client -connect ${place} -servername ${name} -showcerts </dev/null`
      : kind === 'look-at-tls'
        ? `openssl s_client -connect ${place} -servername ${name} -brief </dev/null`
        : `${shown} | openssl x509 -noout -subject -dates -ext subjectAltName`
  return kind === 'renew-certificate'
    ? fixOf(kind, params, { ways: [shell('sudo certbot renew', reloadOf(seen))], check: look })
    : fixOf(kind, params, { ways: [shell(look)] })
}
