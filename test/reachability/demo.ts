/** Makes real situations on this machine and shows what the diagnosis says of each. */
import { format } from '@/components/messages'
import { messages } from '@/content/en/messages'
import { ask } from './ask'
import { inNamespaces, onLoopback } from './real-situations'

let wrong = 0
for (const make of [onLoopback, inNamespaces]) {
  const { situations, missing } = await make()
  for (const { name, target, evidence, cause } of situations) {
    const diagnosis = ask(target, ...evidence)
    const right = diagnosis.cause === cause
    if (!right) wrong += 1
    const reason = diagnosis.layers.find(({ state }) => state === 'fail')?.because
    console.log(`${right ? 'right' : 'WRONG'}  ${name}: ${diagnosis.cause}${right ? '' : `, expected ${cause}`}`)
    if (reason)
      console.log(
        `       ${format(messages.reachReasons[reason.code], reason.params)}${reason.line ? `\n       ${reason.line}` : ''}`,
      )
    if (diagnosis.next) console.log(`       next: ${diagnosis.next.command}`)
    const [fix] = diagnosis.fix
    if (fix) console.log(`       fix: ${format(messages.reachFixes[fix.kind], fix.params)}`)
  }
  for (const reason of missing) console.log(`not made: ${reason}`)
}
process.exitCode = wrong === 0 ? 0 : 1
