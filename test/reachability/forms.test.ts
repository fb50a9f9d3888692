import { describe, expect, it } from 'vitest'
import type { Cause } from '@/lib/reachability'
import { ask } from './ask'

const client = 'from 198.51.100.7'

/** What an output shows, by the target that is asked about. */
type Shown = readonly [output: string, target: string, cause: Cause, text: string]

/** What people put around an output, and what is lost of it on the way. */
const around: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'with carriage returns': (text) => text.replaceAll('\n', '\r\n'),
  'quoted as in a mail': (text) => text.replace(/^/gm, '> '),
  'below a point of a list': (text) => text.replace(/^/gm, '    '),
  'in a fence, amid sentences': (text) => `It worked last week.\n\n\`\`\`\n${text}\n\`\`\`\n\nWhat is wrong here?`,
  'with blanks that do not break': (text) => text.replaceAll(' ', '\u00a0'),
}

function shows(all: readonly Shown[]): void {
  for (const [output, target, cause, text] of all) {
    for (const [how, put] of Object.entries(around)) {
      it(`${output}, ${how}: ${cause}`, () => {
        expect(ask(`${target} ${client}`, put(text)).cause).toBe(cause)
      })
    }
  }
}

describe('Get-NetTCPConnection and Get-NetUDPEndpoint, with the columns that one has chosen', () => {
  const chosen = (command: string, state = '') =>
    `PS C:\\> ${command}\n\nLocalAddress LocalPort ${state && 'State  '}OwningProcess\n------------ --------- ${state && '-----  '}-------------\n::                 135 ${state}          908\n127.0.0.1         8080 ${state}         4120\n0.0.0.0           3389 ${state}         1120\n\nPS C:\\> `
  const listening = chosen('Get-NetTCPConnection -State Listen | Format-Table LocalAddress,LocalPort,OwningProcess')
  shows([
    ['without the state, which the command asks for', 'tcp/8080', 'loopback-only', listening],
    ['all that listens, and this port is not among it', 'tcp/1433', 'not-listening', listening],
    [
      'sorted, and with columns selected',
      'tcp/1433',
      'not-listening',
      chosen(
        'Get-NetTCPConnection -State Listen | Sort-Object LocalPort | select LocalAddress,LocalPort,OwningProcess',
      ),
    ],
    [
      'filtered by Where-Object',
      'tcp/1433',
      'not-listening',
      chosen('Get-NetTCPConnection | Where-Object { $_.State -eq "Listen" } | ft -AutoSize', 'Listen'),
    ],
    ['a table without its command', 'tcp/8080', 'loopback-only', chosen('', 'Listen').slice('PS C:\\> '.length)],
    [
      'the endpoints of UDP',
      'udp/27015',
      'not-listening',
      'PS C:\\> Get-NetUDPEndpoint\n\nLocalAddress                             LocalPort\n------------                             ---------\n::                                       123\n0.0.0.0                                  3389\n\nPS C:\\> ',
    ],
  ])

  it('the first ten of them, or those of one address, are not all', () => {
    for (const more of [' | select -First 10', ' -LocalAddress 0.0.0.0', ' | where LocalPort -gt 1000'])
      expect(ask(`tcp/1433 ${client}`, chosen(`Get-NetTCPConnection -State Listen${more}`)).cause, more).toBe('unknown')
  })

  it('where neither the table nor its command tells the state, nothing is known to listen', () => {
    expect(
      ask(`tcp/8080 ${client}`, chosen('Get-NetTCPConnection | ft LocalAddress,LocalPort,OwningProcess')).cause,
    ).toBe('unknown')
  })
})
