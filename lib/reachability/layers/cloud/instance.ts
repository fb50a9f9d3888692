import { type Fields, textAt, textsUnder } from '../../cloud/fields'
import { eipsIn, instancesIn, publicAddressesIn } from '../../cloud/inventory'
import type { LayerFinding } from '../../model/diagnosis'
import type { GatheredEvidence, PingResult } from '../../model/evidence'
import type { Experience } from '../../model/experience'
import { because, fail, pass, unknown } from '../../model/finding'
import { isLoopback, isPrivate, textOf } from '../../model/host-address'
import type { Target } from '../../model/target'
import { isInstance } from '../outward'
import { tracedTo } from '../traced'
import { lockReasonsOf } from './cloud'
import { listedMachines } from './listed-machines'

function lineOf({ documents }: GatheredEvidence): string | null {
  return documents.find(({ what }) => what === 'instance')?.line ?? null
}

/** An EIP that is locked for an unpaid bill carries nothing. */
function isOverdue(eip: Fields): boolean {
  return textAt(eip, 'BusinessStatus') === 'FinancialLocked' || lockReasonsOf(eip).includes('financial')
}

/** Whether a ping has come back that was sent from elsewhere. */
function isUp(ping: PingResult | null, { hosts }: GatheredEvidence): boolean {
  return ping?.answered === true && ping.address !== null && !isLoopback(ping.address) && !isInstance(ping.at, hosts)
}

/** What clients met that says something of the machine itself. */
type Met = Pick<Experience, 'ping' | 'outside' | 'unclear'> & Partial<Pick<Target, 'direction'>>

/** Whether what was dialled is a public address that the instance shown does not have. */
function isAnother({ documents }: GatheredEvidence, { outside, unclear }: Met): boolean {
  const own = publicAddressesIn(documents) ?? []
  const dialled = [...outside, ...(unclear ? [unclear] : [])].flatMap(({ address }) => (address ? [address] : []))
  return (
    own.length > 0 &&
    dialled.length > 0 &&
    dialled.every((address) => !isPrivate(address) && !own.includes(textOf(address)))
  )
}

/** Of several instances those that have an address which was dialled; all of them where none has. */
function meant(instances: readonly Fields[], { outside, unclear }: Met): readonly Fields[] {
  if (instances.length < 2) return instances
  const dialled = [...outside, ...(unclear ? [unclear] : [])].flatMap(({ address }) =>
    address ? [textOf(address)] : [],
  )
  const own = instances.filter((item) => textsUnder(item, 'IpAddress').some((text) => dialled.includes(text)))
  return own.length > 0 ? own : instances
}

/** What the platform has written of the instance to its owner. */
function saidOf({ facts }: GatheredEvidence): LayerFinding | null {
  const found = facts.find(({ fact }) => fact === 'said-overdue' || fact === 'said-locked')
  const down = facts.find(({ fact }) => fact === 'said-stopped')
  if (!found && down) return fail('instance-stopped', because('stopped', down.line, { status: 'Stopped' }), 'silence')
  const code = found?.fact === 'said-locked' ? 'locked' : 'overdue'
  return found ? fail('instance-stopped', because(code, found.line), 'silence') : null
}

/** Every machine that may be meant is stopped. */
function stoppedMachine(gathered: GatheredEvidence, met: Met): LayerFinding | null {
  const all = listedMachines(gathered, met)
  const [first] = all
  return first && all.every(({ fact }) => fact === 'machine-stopped')
    ? fail('instance-stopped', because('stopped', first.line, { status: 'Stopped' }), 'silence')
    : null
}

/** The machine of a cluster of one's own, which its tool says is stopped, while whoever asks it hears nothing. */
function machineOfCluster({ workloads }: GatheredEvidence, { outside }: Met): LayerFinding | null {
  const down = workloads.find(({ tool, state }) => tool === 'minikube' && state !== 'runs')
  const isSilent = outside.length > 0 && outside.every(({ outcome }) => outcome === 'timeout' || outcome === 'no-route')
  return down && isSilent
    ? fail('instance-stopped', because('stopped', down.line, { status: 'Stopped' }), 'silence')
    : null
}

/** Somebody's packets have come as far as the address: a machine answers there. */
function traced(gathered: GatheredEvidence, { outside, direction }: Met): LayerFinding {
  const found = direction === 'ingress' ? tracedTo(gathered, outside) : null
  return found ? pass(because('arrived', found.line)) : unknown()
}

/** Whether the instance runs at all: stopped, overdue, or locked (its `Status` and `OperationLocks`). */
export function instance(gathered: GatheredEvidence, experience: Met): LayerFinding {
  const { ping } = experience
  const instances = instancesIn(gathered.documents)
  const eips = eipsIn(gathered.documents)
  const [eip] = eips
  if (eip && eips.length === 1 && isOverdue(eip)) {
    return fail(
      'instance-stopped',
      because('eip-overdue', lineOf(gathered), { address: textAt(eip, 'IpAddress') }),
      'silence',
    )
  }
  const said =
    instances.length === 0
      ? (saidOf(gathered) ?? stoppedMachine(gathered, experience) ?? machineOfCluster(gathered, experience))
      : null
  if (said) return said
  const [first] = meant(instances, experience)
  // A document that was pasted twice is one document.
  const ids = new Set(meant(instances, experience).map((item) => textAt(item, 'InstanceId')))
  if (!first || ids.size !== 1 || isAnother(gathered, experience))
    return isUp(ping, gathered) ? pass(because('ping-running', ping?.line ?? null)) : traced(gathered, experience)
  const line = lineOf(gathered)
  const locks = lockReasonsOf(first)
  const reason = locks.find((lock) => lock === 'financial' || lock === 'security') ?? locks[0]
  if (reason !== undefined) {
    return fail(
      'instance-stopped',
      because(reason === 'security' ? 'locked' : reason === 'financial' ? 'overdue' : 'locked-otherwise', line, {
        lock: reason,
      }),
      'silence',
    )
  }
  const status = textAt(first, 'Status') || textAt(first, 'InstanceStatus')
  if (/^(?:Stopped|Stopping|Pending|Starting)$/i.test(status)) {
    return fail('instance-stopped', because('stopped', line, { status }), 'silence')
  }
  return /^Running$/i.test(status) ? pass(because('running', line)) : unknown()
}
