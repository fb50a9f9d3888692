/** `npm run harness`: the engines on standard input: one JSON request a line, one JSON answer a line, in order. */
import { once } from 'node:events'
import { answer, tooLong } from './answer'
import { linesOf } from './lines'

// Whoever asked has gone: there is nobody left to answer.
process.stdout.on('error', () => process.exit(0))

for await (const line of linesOf(process.stdin)) {
  const text = line === null ? tooLong : answer(line)
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain')
}
