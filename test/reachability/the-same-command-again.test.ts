import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause

describe('the very command that fails, and works once the firewall of the host is open', () => {
  it('names it', () => {
    const asked =
      '# nmblookup -S FILES\nname_query failed to find name FILES\n# systemctl stop firewalld\n# nmblookup -S FILES\n192.168.0.120 FILES<00>'
    expect(causeOf('udp/137', asked)).toBe('host-firewall')
  })

  it('not where it fails again, or nothing was tried before', () => {
    const again = '# nmblookup -S FILES\nname_query failed to find name FILES'
    expect(causeOf('udp/137', `${again}\n# systemctl stop firewalld\n${again}`)).toBe('unknown')
    expect(causeOf('udp/137', '# systemctl stop firewalld\n# nmblookup -S FILES\n192.168.0.120 FILES<00>')).toBe(
      'unknown',
    )
  })
})

describe('what is typed below a command at the same mark', () => {
  it('ends what it has printed, whichever program it is', () => {
    const free = '$ sudo netstat -tulpn | grep :80\n$ ./relay --port 80\nCannot bind to port'
    expect(causeOf('tcp/80', free)).toBe('not-listening')
  })

  it('is no command where it begins with the time', () => {
    const log =
      'root@vps7:~# 2026/02/11 05:12:40 [site] could not start the server: listen tcp :8080: bind: permission denied'
    expect(causeOf('tcp/8080', log)).toBe('not-listening')
  })
})
