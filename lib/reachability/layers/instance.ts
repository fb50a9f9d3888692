import type { Finding } from '../model/diagnosis'
import type { Gathered } from '../model/evidence'
import { because, fail, pass, unknown } from '../model/finding'
import { instancesOf, lockReasonsOf, textAt } from './cloud'

/** Whether the instance runs at all: stopped, overdue, or locked (its `Status` and `OperationLocks`). */
export function instance(gathered: Gathered): Finding {
  const instances = instancesOf(gathered)
  const [first] = instances
  // A document that was pasted twice is one document.
  const ids = new Set(instances.map((item) => textAt(item, 'InstanceId')))
  if (!first || ids.size !== 1) return unknown()
  const [document] = gathered.documents.filter(({ what }) => what === 'instance')
  const line = document?.line ?? null
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
