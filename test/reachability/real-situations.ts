import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createServer, type Server } from 'node:net'

/** A real situation: what was made, and what real commands said about it. */
interface Situation {
  readonly name: string
  readonly target: string
  readonly evidence: readonly string[]
  readonly cause: string
}

export interface Made {
  readonly situations: readonly Situation[]
  /** What could not be made on this machine, and why. */
  readonly missing: readonly string[]
}

function run(command: string, args: readonly string[]): string | null {
  const { error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 10_000 })
  return error ? null : `${stdout}${stderr}`
}

function works(command: string, ...args: string[]): boolean {
  const { error, status } = spawnSync(command, args, { stdio: 'ignore', timeout: 10_000 })
  return !error && status === 0
}

function listen(host: string, port: number, ipv6Only = false): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end())
    server.once('error', reject)
    server.listen({ host, port, ipv6Only }, () => resolve(server))
  })
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP port was expected')
  return address.port
}

/** Servers of this very process, seen by `ss`. Nothing leaves the machine. */
export async function onLoopback(): Promise<Made> {
  const local = await listen('127.0.0.1', 0)
  const open = await listen('0.0.0.0', 0)
  const closed = await listen('127.0.0.1', 0)
  const [localPort, openPort, freePort] = [portOf(local), portOf(open), portOf(closed)]
  await new Promise((resolve) => closed.close(resolve))
  try {
    const sockets = run('ss', ['-lntp']) ?? run('netstat', ['-tln'])
    if (sockets === null)
      return { situations: [], missing: ['the loopback situations: neither ss nor netstat is here'] }
    const from = 'from 198.51.100.7'
    return {
      missing: [],
      situations: [
        {
          name: 'a server at the loopback address alone',
          target: `tcp/${localPort} ${from}`,
          evidence: [sockets],
          cause: 'loopback-only',
        },
        { name: 'nothing at the port', target: `tcp/${freePort} ${from}`, evidence: [sockets], cause: 'not-listening' },
        {
          name: 'a server at every address, nothing else known',
          target: `tcp/${openPort} ${from}`,
          evidence: [sockets],
          cause: 'unknown',
        },
      ],
    }
  } finally {
    local.close()
    open.close()
  }
}

const server = '203.0.113.80'
const from = 'from 203.0.113.7'

/** What the situations between two hosts are made with. */
interface Bench {
  readonly host: string
  /** A namespace behind a bridge of the host, at 172.17.0.2, as Docker makes one for a container. */
  readonly container: string
  /** Runs a command in a namespace; gives what it printed. */
  readonly at: (name: string, ...command: string[]) => string
  readonly serve: (address: string, port: number, ipv6Only?: boolean, where?: string) => Promise<void>
  readonly stop: () => Promise<void>
  readonly shell: (name: string, ...command: string[]) => string
  readonly sockets: () => string
  readonly curl: (port: number) => string
  readonly add: (name: string, cause: string, evidence: readonly string[], target?: string) => void
}

/** A program that listens at an address, and says how that ended. */
const listener =
  'require("net").createServer().listen(+process.argv[2],process.argv[1],()=>{console.log("Listening on "+process.argv[1]+":"+process.argv[2]);setTimeout(()=>process.exit(),200)})'

/** A port map to a container, as Docker writes it: with what listens in there, and what the host forwards. */
async function mappedSituations({ host, container, at, serve, stop, shell, curl, add }: Bench): Promise<void> {
  const saved = () => shell(host, 'iptables-save')
  const inside = () => {
    const listed = at(container, 'ss', '-lntp')
    return `[root@web ~]# docker exec shop ss -lntp\n${listed}[root@web ~]# `
  }
  at(host, 'sh', '-c', 'echo 1 > /proc/sys/net/ipv4/ip_forward')
  const map = ['-t', 'nat', '-A', 'PREROUTING', '-p', 'tcp', '--dport', '8080']
  at(host, 'iptables', ...map, '-j', 'DNAT', '--to-destination', '172.17.0.2:8080')
  await serve('0.0.0.0', 8080, false, container)
  add('a port map to a container that answers', 'none-found', [saved(), inside(), curl(8080)])
  await stop()
  await serve('127.0.0.1', 8080, false, container)
  add('a program that its container alone can reach', 'loopback-only', [inside(), curl(8080)])
  await stop()
  at(host, 'iptables', '-t', 'nat', '-F')
}

/** Port maps, services that cannot start, captures, nftables and ufw; says what this machine has not got. */
async function furtherSituations(bench: Bench): Promise<string[]> {
  const { host, at, serve, stop, shell, sockets, curl, add } = bench
  const missing: string[] = []
  const nat = (...rule: string[]) => at(host, 'iptables', '-t', 'nat', '-A', 'PREROUTING', '-p', 'tcp', ...rule)
  const saved = () => shell(host, 'iptables-save')

  await serve('0.0.0.0', 8081)
  nat('--dport', '8080', '-j', 'REDIRECT', '--to-ports', '8081')
  add('a port map to where a program listens', 'none-found', [sockets(), saved(), curl(8080)])
  at(host, 'iptables', '-t', 'nat', '-F')
  nat('--dport', '8080', '-j', 'REDIRECT', '--to-ports', '9999')
  add('a port map to where nothing listens', 'not-listening', [sockets(), saved(), curl(8080)])
  at(host, 'iptables', '-t', 'nat', '-F')
  await stop()

  await mappedSituations(bench)

  const failed = (address: string, port: number) => at(host, process.execPath, '-e', listener, address, String(port))
  add('a program that takes an address of another machine', 'wrong-address', [failed('198.51.100.1', 8080), curl(8080)])
  await serve('0.0.0.0', 8080)
  add('a program whose port is taken', 'not-listening', [failed('0.0.0.0', 8080)])
  await stop()
  add('a program that says that it listens at loopback', 'loopback-only', [failed('127.0.0.1', 8080), curl(8080)])

  if (works('nft', '--version')) {
    await serve('0.0.0.0', 8080)
    const rules =
      'table ip own { chain incoming { type filter hook input priority 0; policy accept; tcp dport 8080 drop; }; }'
    at(host, 'nft', rules)
    add('a rule of nftables drops', 'host-firewall', [
      sockets(),
      shell(host, 'nft', 'list', 'table', 'ip', 'own'),
      curl(8080),
    ])
    at(host, 'nft', 'delete table ip own')
    await stop()
  } else missing.push('a rule of nftables: nft is missing')

  // ufw keeps its settings in files of the whole machine: in a namespace of mounts they are those of this run alone.
  const ufw =
    'd=$(mktemp -d); cp -a /etc/ufw/. $d/; mount --bind $d /etc/ufw; ufw --force enable >/dev/null 2>&1; ufw allow 22/tcp >/dev/null 2>&1; ufw status verbose'
  const status = works('ufw', 'version') ? at(host, 'unshare', '-m', 'sh', '-c', ufw) : ''
  if (status.startsWith('Status: active')) {
    await serve('0.0.0.0', 8080)
    add('ufw drops what it does not allow', 'host-firewall', [
      sockets(),
      `[root@web ~]# ufw status verbose\n${status}`,
      curl(8080),
    ])
    await stop()
  } else missing.push('ufw: it is missing, or does not run here')
  return missing
}

/** A client and a server in network namespaces of their own, joined by a cable; needs root. */
export async function inNamespaces(): Promise<Made> {
  const needed: readonly [string, string[]][] = [
    ['ip', ['-V']],
    ['ss', ['-V']],
    ['iptables', ['--version']],
    ['curl', ['--version']],
  ]
  const absent = needed.filter(([command, args]) => !works(command, ...args)).map(([command]) => command)
  if (absent.length > 0)
    return { situations: [], missing: [`the situations between two hosts: ${absent.join(', ')} missing`] }
  const [host, client, container] = [`skh${process.pid}`, `skc${process.pid}`, `skx${process.pid}`]
  if (!works('ip', 'netns', 'add', host)) {
    return { situations: [], missing: ['the situations between two hosts: network namespaces are not allowed here'] }
  }
  const children: ChildProcess[] = []
  const at = (name: string, ...command: string[]) => run('ip', ['netns', 'exec', name, ...command]) ?? ''
  const serve = async (address: string, port: number, ipv6Only = false, where = host) => {
    const text =
      'require("http").createServer((q,s)=>s.end("ok\\n")).listen({host:process.argv[1],port:+process.argv[2],ipv6Only:process.argv[3]==="true"},()=>console.log("up"))'
    const child = spawn('ip', [
      'netns',
      'exec',
      where,
      process.execPath,
      '-e',
      text,
      address,
      String(port),
      String(ipv6Only),
    ])
    children.push(child)
    await new Promise<void>((resolve, reject) => {
      child.stdout.once('data', () => resolve())
      child.once('exit', () => reject(new Error(`no server at ${address}:${port}`)))
    })
  }
  const stop = async () => {
    for (const child of children.splice(0)) {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await gone
    }
    at(host, 'iptables', '-F')
  }
  const shell = (name: string, ...command: string[]) =>
    `[root@${name === host ? 'web' : 'client'} ~]# ${command.join(' ')}\n${at(name, ...command)}[root@${name === host ? 'web' : 'client'} ~]# `
  const sockets = () => shell(host, 'ss', '-lntp')
  const rules = () => shell(host, 'iptables', '-S')
  const curl = (port: number, address = server) =>
    shell(client, 'curl', '-sv', '--connect-timeout', '2', `http://${address}:${port}/`)
  const block = (...rule: string[]) => at(host, 'iptables', '-A', 'INPUT', '-p', 'tcp', '--dport', '8080', ...rule)
  const situations: Situation[] = []
  const add = (name: string, cause: string, evidence: readonly string[], target = `tcp/8080 ${from}`) =>
    situations.push({ name, target, evidence, cause })
  try {
    works('ip', 'netns', 'add', client)
    works('ip', 'link', 'add', 'eth0', 'netns', host, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', client)
    for (const [name, own] of [
      [host, '80'],
      [client, '7'],
    ] as const) {
      at(name, 'ip', 'addr', 'add', `203.0.113.${own}/24`, 'dev', 'eth0')
      at(name, 'ip', 'addr', 'add', `2001:db8:10::${own}/64`, 'dev', 'eth0', 'nodad')
      at(name, 'ip', 'link', 'set', 'eth0', 'up')
      at(name, 'ip', 'link', 'set', 'lo', 'up')
    }
    at(host, 'ip', 'link', 'add', 'docker0', 'type', 'bridge')
    at(host, 'ip', 'addr', 'add', '172.17.0.1/16', 'dev', 'docker0')
    at(host, 'ip', 'link', 'set', 'docker0', 'up')
    works('ip', 'netns', 'add', container)
    works('ip', 'link', 'add', 'veth0', 'netns', host, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', container)
    at(host, 'ip', 'link', 'set', 'veth0', 'master', 'docker0', 'up')
    at(container, 'ip', 'addr', 'add', '172.17.0.2/16', 'dev', 'eth0')
    for (const link of ['lo', 'eth0']) at(container, 'ip', 'link', 'set', link, 'up')
    at(container, 'ip', 'route', 'add', 'default', 'via', '172.17.0.1')

    await serve('0.0.0.0', 22)
    add('nothing listens', 'not-listening', [sockets(), curl(8080)])
    await serve('127.0.0.1', 8080)
    add('loopback only', 'loopback-only', [sockets(), curl(8080)])
    await stop()
    await serve('0.0.0.0', 8081)
    add('the wrong port', 'wrong-port', [sockets(), rules(), curl(8080)])
    await stop()
    await serve('::', 8080, true)
    await serve('0.0.0.0', 22)
    add('IPv6 only', 'ipv6-only', [sockets(), curl(8080), curl(8080, '[2001:db8:10::80]')])
    await stop()
    await serve('172.17.0.1', 8080)
    add('the bridge of containers only', 'wrong-address', [sockets(), curl(8080)])
    await stop()
    await serve('0.0.0.0', 8080)
    add('it works', 'none-found', [sockets(), rules(), curl(8080)])
    block('-j', 'DROP')
    add('a rule drops', 'host-firewall', [sockets(), rules(), curl(8080)])
    add('silence alone', 'unknown', [curl(8080)])
    at(host, 'iptables', '-F')
    block('-j', 'REJECT', '--reject-with', 'tcp-reset')
    add('a rule rejects', 'host-firewall', [sockets(), rules(), curl(8080)])
    add('a refusal alone', 'unknown', [curl(8080)])
    at(host, 'iptables', '-F')
    block('-j', 'REJECT')
    block('-j', 'ACCEPT')
    add('the accepting rule comes too late', 'host-firewall', [
      sockets(),
      shell(host, 'iptables', '-L', '-n'),
      curl(8080),
    ])
    await stop()
    const missing = await furtherSituations({ host, container, at, serve, stop, shell, sockets, curl, add })
    return { situations, missing }
  } finally {
    await stop()
    works('ip', 'netns', 'del', host)
    works('ip', 'netns', 'del', client)
    works('ip', 'netns', 'del', container)
  }
}
