import type { Evidence } from '../../model/evidence'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

/** `nginx.exe  3312 Services  0  12,004 K`, and with `/svc` the services of the process instead. */
const row = /^\s{0,9}(\S.{0,60}?)\.exe\s{1,60}(\d{1,7})\s{1,40}(\S.{0,300})$/i
/** The same as CSV: `"nginx.exe","3312","Services","0","12,004 K"`. */
const csvRow = /^\s{0,9}"([^"]{1,60})\.exe","(\d{1,7})","([^"]{0,300})"/i
/** What follows where no services are named: a session, its number, and memory. */
const session = /^\S{1,40}\s{1,40}\d{1,5}\s{1,40}[\d.,]{1,20}\s?\S{1,3}\s{0,9}$/
/** One service of a process. */
const service = /^[\w.$-]{1,60}$/

/** `Get-Process`: https://learn.microsoft.com/powershell/module/microsoft.powershell.management/get-process */
const processHead = /^\s{0,9}Handles\s{1,20}NPM\(K\).{0,120}\sId\s{1,20}(?:SI\s{1,20})?ProcessName\s{0,40}$/
const processRow =
  /^\s{1,12}\d{1,9}\s{1,20}\d{1,9}\s.{0,80}?\s(\d{1,7})\s{1,20}(?:\d{1,4}\s{1,9})?([A-Za-z][\w.-]{0,60})\s{0,40}$/

/** Most processes of one output. */
const mostProcesses = 2000

/** The name by which a process is known: that of its only service where it hosts services, else its own. */
function nameOf(program: string, rest: string): string {
  return /^svchost$/i.test(program) && service.test(rest.trim()) ? rest.trim() : program
}

function processIn(line: string, isTable: boolean): { readonly pid: number; readonly name: string } | null {
  const [, program = '', pid = '', rest = ''] = row.exec(line) ?? csvRow.exec(line) ?? []
  if (program !== '') return { pid: Number(pid), name: nameOf(program, session.test(rest) ? '' : rest) }
  const [, id = '', name = ''] = (isTable && processRow.exec(line)) || []
  return name === '' ? null : { pid: Number(id), name }
}

/** Reads `tasklist`, also with `/svc` or as CSV, and `Get-Process`: which program a number of a process stands for. */
export const tasklist: EvidenceReader = {
  name: 'tasklist',
  signs: [/\.exe\b/i, processHead],
  read: (block) => {
    const isTable = block.lines.some((line) => processHead.test(line))
    return block.lines
      .filter((line) => line.length <= 500)
      .slice(0, mostProcesses)
      .flatMap((line): Evidence[] => {
        const found = processIn(line, isTable)
        return found ? [{ kind: 'process', ...found, line: quote(line) }] : []
      })
  },
}
