import { fold } from './normalise'

/** What asks for the way to do something, in the readers' own spelling. */
const ways = new RegExp(
  fold(
    '(?<![a-z])(?:how (?:do|can|could|should|to) |steps (?:to|for)|command|cli(?![a-z])|where do i )' +
      '|[るくすむつうぐぶ]には|方法|手順|やり方|どうやって|コマンド|どうすれば' +
      '|怎么(?!回事|样|了|会|办|这|连|又|还)|如何|步骤|方法|命令',
  ),
)

/** Whether a normalised question asks how something is done. */
export function asksHow(normalised: string): boolean {
  return ways.test(normalised)
}
