import type { Workload } from '../model/evidence'

/** Words by which managers of containers say how one is, in a column of its own or behind a name of a field; the first that holds counts. */
const words: readonly (readonly [Workload['state'], RegExp])[] = [
  ['restarts', /\brestarting\b|crash ?loop|back-?off|errimagepull|not restarting\b|auto-restart|重启中|再起動中/i],
  [
    'ended',
    /\bexit(?:ed)?\b|\bstopped\b|\bdead\b|\bfailed\b|\bcreated\b|\bshutdown\b|\bshut off\b|\brejected\b|\bcompleted?\b|\bevicted\b|\bterminated\b|\bpending\b|\bpreparing\b|\bassigned\b|\bready\b|\borphaned\b|\blost\b|\bremoved\b|\bpaused\b|\bfrozen\b|\bnonexistent\b|\bnot running\b|\boff(?:line)?\b|已停止|已退出|停止|终止/i,
  ],
  ['runs', /\bup\b|\brunning\b|\bstarted\b|\bhealthy\b|\bonline\b|\bactive\b|运行中|実行中|稼働中/i],
]

/** The state that such words tell; null where they tell none. */
export function stateIn(text: string): Workload['state'] | null {
  return words.find(([, said]) => said.test(text.slice(0, 200)))?.[0] ?? null
}
