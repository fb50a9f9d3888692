import { isOutput, longestSentence, mostLines } from '../../complaint'
import { notUp } from '../../data/complaints'
import { ofStores } from '../../data/endings'
import { outcomeOf } from '../../data/phrases'
import {
  hasForUsual,
  isLoginPort,
  isNameless,
  isUsuallyElsewhere,
  isWebPort,
  mayServe,
  portOfService,
  publicPorts,
  servesOtherPorts,
  servesPort,
} from '../../data/programs'
import type { LayerFinding } from '../../model/diagnosis'
import type { Attempt, AttemptOutcome, GatheredEvidence, ProgramEvent } from '../../model/evidence'
import type { Experience } from '../../model/experience'
import { because, fail } from '../../model/finding'
import { isReached, isTurnedBack } from '../experience'
import { startedIn } from '../since'
import { toldReason } from './told-reason'
import { workloadDown } from './workloads'

/** Units that serve no port: their failure explains nothing. */
const housekeeping =
  /^(?:systemd-|snapd|fwupd|apt-|dnf-|packagekit|cloud-|unattended|logrotate|man-db|motd|ua-|ubuntu-|update-|NetworkManager|networking|network|dhcpcd|chrony|ntp|cron|rsyslog|auditd|polkit|udisks|bluetooth|ModemManager|multipathd|iscsid|plymouth|apport|certbot|user@|getty|kdump|tuned|firewalld|ufw|iptables|nftables|fail2ban)|cleanup|clean-up|backup|logrotate|-renew|-timer|-update|prune|health-?check/i

const ofContainerLog = /(?:container|docker)[’'s]* logs?\b|容器(?:的)?日志|コンテナの?ログ/i

/** Whether the one unit whose failure somebody shows may be what a port is for that no other service has for its own. */
function isAskedAbout(program: string, port: number, { texts, planned, published }: GatheredEvidence): boolean {
  if (!mayServe(program, port)) return false
  // In a container it has its usual port, and the host gives it another.
  const isWithin =
    planned.length + published.length === 0 && texts.some((text) => ofContainerLog.test(text.slice(0, 60_000)))
  return isWithin
    ? !servesOtherPorts(program, portOfService('HTTP'))
    : isNameless(program) || !isUsuallyElsewhere(program, port)
}

/** Tries that come to nothing where no program is. */
const vain: ReadonlySet<AttemptOutcome> = new Set(['refused', 'reset', 'closed', 'failed'])

/** Whether nothing is shown but that programs do not run, or are others: who pastes that alone is told by it. */
function isAlone(
  { programs, workloads, sockets, attempts, packets }: GatheredEvidence,
  port: number,
  isOfItself: (attempt: Attempt) => boolean = () => false,
): boolean {
  const isElse = ({ what, crashed: crash, program, ended }: ProgramEvent) =>
    !crash &&
    !ended &&
    what !== 'failed' &&
    what !== 'bind-failed' &&
    what !== 'config-error' &&
    what !== 'configured' &&
    !(program !== null && servesOtherPorts(program, port))
  return (
    sockets.length + packets.length === 0 &&
    attempts.every(
      (each) => vain.has(each.outcome) || isOfItself(each) || (each.port !== null && each.port !== port),
    ) &&
    !programs.some(isElse) &&
    !workloads.some(({ state, name }) => state === 'runs' && !servesOtherPorts(name, port))
  )
}

/** Whether a program that has ended may be the one that is missed. */
function isMissedAt(name: string, port: number): boolean {
  return mayServe(name, port) && (isNameless(name) || !isUsuallyElsewhere(name, port))
}

/** The kernel has ended a program, as memory ran out: it has not failed by itself. */
const outOfMemory = /\bout of memory: kill|\boom[-_ ]?kill|\bOOMKilled\b|\bOOM killer\b/i

/** Why a program that is to run does not, by all that is said of it. */
export function failureOf(...lines: readonly string[]): 'out-of-memory' | 'service-failed' {
  return lines.some((line) => outOfMemory.test(line)) ? 'out-of-memory' : 'service-failed'
}

/** The one program of those that have ended, whose name some lines may not say; of several, the one that serves the port. */
function onlyEnded(all: readonly ProgramEvent[], port: number): ProgramEvent | null {
  const named = all.filter(({ program }) => program !== null && !isNameless(program))
  const names = new Set(named.map(({ program }) => program))
  const fit = named.find(({ program }) => names.size === 1 || servesPort(program ?? '', port))
  return fit ?? (names.size === 0 ? (all[0] ?? null) : null)
}

/** Whether what could not be had is another port than the one that is asked about. */
function isLostElsewhere(programs: readonly ProgramEvent[], port: number): boolean {
  const lost = programs.filter((event) => event.what === 'bind-failed' && event.port !== null)
  return lost.length > 0 && lost.every((event) => event.port !== port)
}

/** The only program that is shown has ended by a fault of its own, and somebody says that it is not there, or has been turned away. */
function crashed(gathered: GatheredEvidence, experience: Experience, port: number): LayerFinding | null {
  const { programs, published, planned, texts } = gathered
  const { best, served, silent, local } = experience
  const asked = new RegExp(`:${port}(?!\\d)`)
  // What does not reach the port is a client of it.
  const own = programs.filter(
    ({ crashed: crash, program, line }) =>
      crash && isMissedAt(program ?? '', port) && !(asked.test(line) && outcomeOf(line) !== null),
  )
  const first = onlyEnded(own, port)
  const name = first?.program ?? ''
  if (!first || isLostElsewhere(programs, port)) return null
  const isOfItself = ({ host, port: at, line }: Attempt) =>
    own.some((event) => event.line === line) || (host === null && at === null && ofStores.test(line))
  if (
    served ||
    (silent && !isOfItself(silent)) ||
    local.reached ||
    (best && isReached(best)) ||
    programs.some((event) => isUpAt(event, port))
  )
    return null
  // One that was to end so has told it by its code.
  if (texts.some((text) => endedWell.test(text.slice(0, 60_000)))) return null
  // A file, or a list, that gives the port to another service.
  const rows = [...published, ...planned].filter((item) => item.port === port)
  if (name !== 'SERVICE' && rows.length > 0 && !rows.some((row) => row.name.includes(name) || name.includes(row.name)))
    return null
  // A command, or a file, that gives it other ports alone.
  const meant = [...planned, ...programs.filter(({ inside }) => inside !== undefined)]
  if (rows.length === 0 && meant.length > 0 && !meant.some((row) => row.port === port)) return null
  const isMissed = texts.some((text) =>
    text
      .slice(0, 60_000)
      .split('\n', mostLines)
      .some((line) => line.length <= longestSentence && !isOutput(line) && line !== first.line && notUp.test(line)),
  )
  const isSure = own.some(({ crashed: crash }) => crash === 'server') && isAlone(gathered, port, isOfItself)
  if (!isTurnedBack(experience) && !isMissed && !isSure) return null
  // The manager that says so may name the unit.
  const unit = programs.find(
    ({ what, program, line }) => what === 'failed' && program !== null && !isNameless(program) && line === first.line,
  )
  const program = unit?.program ?? name
  const told = { program, port: String(port), manager: '', container: first.container ?? '' }
  const reason = unit ? toldReason(program, programs, texts) : null
  return fail('not-listening', because(failureOf(first.line), reason ?? first.line, told), 'refusal')
}

/** Servers that do not start without one of their ports say so: nginx, Apache, HAProxy. */
const givesUp =
  /\[emerg\]|\bcould not bind to address\b|\bunable to open any listen(?:ing)? sockets?\b|\bcannot bind socket\b/i

const endedWell = /\bexited with code 0\b/

/** Whether a program is said to listen at the port, or to run. */
const isUpAt = ({ what, port: at, ended }: ProgramEvent, port: number) =>
  (what === 'listens' && at === port && !ended) || what === 'runs'

/** Who looks after a service that has the port for its own, and shows nothing but that it is stopped, misses it. */
function isStopped(program: string, gathered: GatheredEvidence, port: number): boolean {
  // Another program may serve pages; who logs in may be let in by what starts it for each client.
  if (publicPorts.has(port) || isLoginPort(port)) return false
  const isOwn = hasForUsual(program, port) || (!isWebPort(port) && servesPort(program, port))
  return isOwn && isAlone({ ...gathered, programs: gathered.programs.filter(({ what }) => what !== 'stopped') }, port)
}

/** A service that belongs to the port, or the only one that is shown while the port refuses, has not started. */
export function serviceDown(gathered: GatheredEvidence, experience: Experience, port: number): LayerFinding | null {
  const { programs } = gathered
  // What has the very port may be the service itself, started before.
  const isTaken = ({ what, why, port: at }: ProgramEvent) =>
    what === 'bind-failed' && why === 'in-use' && (at === null || at === port)
  if (programs.some(isTaken)) return null
  // Who hands on to a container cuts off where nothing is in it.
  const isCut = experience.local.reset !== null && gathered.published.some((item) => item.port === port)
  const isRefused = isTurnedBack(experience) || isCut
  const crash = crashed(gathered, experience, port)
  if (crash) return crash
  const started = startedIn(gathered)
  // A configuration that cannot be read stops a program from starting, not one that runs.
  // Whose container has ended was starting with it.
  const isOver = gathered.workloads.length > 0 && gathered.workloads.every(({ state }) => state !== 'runs')
  const halted = programs.filter(
    ({ what, program, line, crashed: crash }) =>
      (what === 'failed' ||
        (what === 'config-error' && isOver) ||
        (what === 'stopped' && !started.has(program?.toLowerCase() ?? '')) ||
        ((what === 'config-error' || (what === 'bind-failed' && givesUp.test(line))) && isRefused)) &&
      !crash &&
      !(program !== null && housekeeping.test(program)),
  )
  const names = new Set(halted.map(({ program }) => program))
  const found = halted.find(
    ({ program, what, manager }) =>
      program !== null &&
      (isRefused
        ? servesPort(program, port) || names.size === 1
        : ((what === 'failed' || what === 'config-error') &&
            (servesPort(program, port) || (names.size === 1 && isAskedAbout(program, port, gathered)))) ||
          (manager === 'windows' && !isWebPort(port) && servesPort(program, port)) ||
          (what === 'stopped' && isStopped(program, gathered, port))),
  )
  // Another program of its kind may be the one that is used.
  const up = programs.some(
    ({ what, program }) =>
      what === 'runs' &&
      (found?.program === program || (found?.what === 'stopped' && program !== null && servesPort(program, port))),
  )
  if (found && !up) {
    const own = programs.filter(({ program }) => program === found.program).map(({ line }) => line)
    const code = found.what === 'stopped' ? 'service-stopped' : failureOf(...own)
    const reason = code === 'service-failed' ? toldReason(found.program ?? '', programs, gathered.texts) : null
    return fail(
      'not-listening',
      because(code, reason ?? found.line, {
        program: found.program ?? '',
        port: String(port),
        manager: found.manager ?? '',
        container: found.container ?? '',
      }),
      'refusal',
    )
  }
  return workloadDown(gathered, isRefused, port)
}
