import { servesPort } from '../data/programs'
import type { JudgedCase } from '../model/case'
import { containerName } from './names'

const windowsLog = 'Get-WinEvent -LogName System -MaxEvents 50 | Format-Table TimeCreated,ProviderName,Message -Wrap'
const nginxLog = 'sudo tail -n 50 /var/log/nginx/error.log'

/** Programs that write to a journal of their own name. */
const units: readonly (readonly [RegExp, string])[] = [
  [/^(?:mysqld|mariadbd)/, 'mysql -u mysqld -u mariadb'],
  [/^postgres/, 'postgresql'],
  [/^(?:redis|valkey)/, 'redis -u redis-server'],
  [/^mongod/, 'mongod'],
  [/^vsftpd/, 'vsftpd'],
  [/^haproxy/, 'haproxy'],
  [/^caddy/, 'caddy'],
]

/** The log of what answers at the port, or should, on the system that the instance runs: where the paste tells which that is. */
export function logCommand({ gathered, target, experience, system }: JudgedCase): string {
  const { port } = target
  const down = gathered.workloads.find(({ state }) => state !== 'runs')
  const published = gathered.published.find((item) => item.port === port)
  const container = down?.name ?? published?.name
  if (container !== undefined && (down ?? published)?.tool === 'kubectl') {
    const name = containerName(container)
    return down?.what === 'pod' ? `kubectl logs ${name} --tail 50` : `kubectl describe service ${name}`
  }
  if (container !== undefined) return `docker logs --tail 50 ${containerName(container)}`
  if (system.instance === 'windows') return windowsLog
  if (port !== null && servesPort('sshd', port)) return 'sudo journalctl -u ssh -u sshd -n 50 --no-pager'
  const at = gathered.sockets.flatMap(({ sockets }) => sockets).find((row) => row.port === port && row.program)
  const program = at?.program ?? ''
  const unit = units.find(([pattern]) => pattern.test(program))?.[1]
  if (unit !== undefined) return `sudo journalctl -u ${unit} -n 50 --no-pager`
  const words = `${program} ${gathered.programs.map((event) => event.program).join(' ')} ${gathered.texts.join('\n').slice(0, 20_000)} ${experience.best?.line ?? ''}`
  if (/\bnginx\b/i.test(words)) return nginxLog
  return /\b(?:Apache\/\d|apache2|httpd)\b/i.test(words)
    ? 'sudo tail -n 50 /var/log/apache2/error.log /var/log/httpd/error_log'
    : 'sudo journalctl -e --no-pager -n 100'
}
