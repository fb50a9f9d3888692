/** The engines on standard input: one JSON request a line, one JSON answer a line, in order. */
import { createInterface } from 'node:readline'
import { answer } from './harness/answer'

const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
for await (const line of lines) {
  if (line.trim() !== '') process.stdout.write(`${answer(line)}\n`)
}
