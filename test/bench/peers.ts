import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const folder = join(process.cwd(), 'test', 'bench')

/** Installs the peers from their own lock file, unless all are there. */
export function installPeers() {
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (Object.keys(dependencies).every((name) => existsSync(join(folder, 'node_modules', name)))) return
  const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' })
  if (run.status !== 0) throw new Error('The peers could not be installed')
}

const require = createRequire(join(folder, 'package.json'))

type Unknown = (...values: readonly unknown[]) => unknown

/** A function of a peer by its name; peers are untyped here, their outputs are checked. */
export function peer(name: string, member: string): Unknown {
  const found: unknown = Object(require(name))[member]
  if (typeof found !== 'function') throw new Error(`${name} has no ${member}`)
  return (...values) => Reflect.apply(found, undefined, values)
}

/** A peer that is itself a class. */
export function peerDefault(name: string): (...values: readonly unknown[]) => object {
  const found: unknown = require(name)
  if (typeof found !== 'function') throw new Error(`${name} is no class`)
  return (...values) => Object(Reflect.construct(found, values))
}

/** Something a peer exports that is neither. */
export function peerObject(name: string, member: string): object {
  return Object(Object(require(name))[member])
}

/** A class of a peer whose static methods are called. */
export function peerModule(name: string, member: string): object {
  const found: unknown = Object(require(name))[member]
  if (typeof found !== 'function') throw new Error(`${name} has no ${member}`)
  return found
}

/** A class of a peer. */
export function peerClass(name: string, member: string): (...values: readonly unknown[]) => object {
  const found: unknown = Object(require(name))[member]
  if (typeof found !== 'function') throw new Error(`${name} has no ${member}`)
  return (...values) => Object(Reflect.construct(found, values))
}

/** Calls a method of a peer's object. */
export function call(object: object, method: string, ...values: readonly unknown[]): unknown {
  const found: unknown = Reflect.get(object, method)
  if (typeof found !== 'function') throw new Error(`no ${method}`)
  return Reflect.apply(found, object, values)
}
