import { shellWord } from '@/lib/text'
import { isPrivatePath } from '../layers/experience'
import type { JudgedCase } from '../model/case'
import type { Fix, Way } from '../model/diagnosis'
import { groupId } from '../model/group-id'
import { isLoopback, isPrivate, textOf } from '../model/host-address'
import { isDatabase } from './address'
import { passwordWay } from './bind'
import { config, fixOf, shell } from './way'

type Params = Readonly<Record<string, string>>

/** What has answered is a database, and who has asked it came over the Internet: as its own words, or the address that was dialled, show it. */
function isOpenToAll(seen: JudgedCase): boolean {
  const { target, experience, client } = seen
  const address = client ?? experience.best?.address ?? null
  if (target.direction === 'egress' || address === null || isPrivatePath(experience, target)) return false
  return isDatabase(seen) && !isPrivate(address) && !isLoopback(address)
}

/** Whoever reaches a database may try its passwords: the rule that lets everyone in is looked for. */
export function closedFirst(seen: JudgedCase, params: Params): Fix[] {
  if (!isOpenToAll(seen)) return []
  const group = groupId(seen.reading?.ruleSet.groups[0]?.id)
  const text = `aliyun ecs DescribeSecurityGroupAttribute --RegionId ${seen.region} --SecurityGroupId ${group} --Direction all`
  return [fixOf('close-port', params, { ways: [{ how: 'cli', text }] })]
}

/** The service admits no client from this address: it is told to admit this one, once it is closed to all others. */
export function admit(seen: JudgedCase, words: string, params: Params): Fix[] {
  if (/protected mode/.test(words))
    return [...closedFirst(seen, params), fixOf('leave-protected-mode', params, { ways: [passwordWay()] })]
  if (/blocked because/.test(words))
    return [fixOf('unblock-client', params, { ways: [shell('mysqladmin flush-hosts')] })]
  const client = seen.client ? textOf(seen.client) : 'CLIENT_ADDRESS'
  const user = userIn(seen, words)
  const undo = /is not allowed to connect/.test(words)
    ? `sudo mysql -e ${shellWord(`DROP USER '${user}'@'${client}'`)}`
    : null
  const ways = admitWays(seen, words, user, client)
  return [...closedFirst(seen, params), fixOf('admit-client', params, { ways, ...(undo === null ? {} : { undo }) })]
}

const plainName = /^[A-Za-z_][\w-]{0,31}$/

/** The user as the service's own words name it, or the command: a name that is plain, or a placeholder. */
function userIn({ gathered }: JudgedCase, words: string): string {
  const told =
    /\buser "([^"]{1,64})"/.exec(words)?.[1] ??
    typed(gathered.texts, /\bmysql\b[^\n|;]{0,200}? (?:-u|--user[= ]) ?([\w-]{1,64})/)
  return told !== undefined && plainName.test(told) ? told : 'USER'
}

function typed(texts: readonly string[], command: RegExp): string | undefined {
  return texts.map((text) => command.exec(text.slice(0, 60_000))?.[1]).find((name) => name !== undefined)
}

/**
 * How a database that turned a client away, in its own words, admits this one and no other. The statements of MySQL are typed into
 * its client, which keeps none that has a password: the history of a shell would.
 */
function admitWays({ client: from }: JudgedCase, words: string, user: string, client: string): Way[] {
  if (/pg_hba/.test(words)) {
    const named = /\bdatabase "([^"]{1,64})"/.exec(words)?.[1] ?? ''
    const database = plainName.test(named) ? named : 'DATABASE'
    // A password goes over the Internet under TLS alone.
    const kind = from && !isPrivate(from) ? 'hostssl' : 'host'
    const line = `${kind} ${database} ${user} ${client}/${from?.family === 6 ? 128 : 32} scram-sha-256`
    return [{ ...config(`# pg_hba.conf (SHOW hba_file)\n${line}`), after: 'sudo systemctl reload postgresql' }]
  }
  const account = `'${user}'@'${client}'`
  return [
    shell(
      'sudo mysql',
      `CREATE USER ${account} IDENTIFIED BY 'PASSWORD';`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON DATABASE.* TO ${account};`,
    ),
  ]
}
