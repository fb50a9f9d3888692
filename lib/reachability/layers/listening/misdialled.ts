import type { LayerFinding } from '../../model/diagnosis'
import type { Attempt, GatheredEvidence } from '../../model/evidence'
import type { Experience } from '../../model/experience'
import { because, fail } from '../../model/finding'
import { type HostAddress, isLoopback, textOf } from '../../model/host-address'
import type { Target } from '../../model/target'
import { isDated } from '../../read/clients/lines'
import { nodePortWithin } from './cluster-address'

/** Longest beginning of a text in which words are looked for, in characters. */
const longestText = 60_000

/** A client that is started in a container of its own, with the network of that container. */
const inContainer =
  /\b(?:docker|podman|nerdctl)(?: compose|-compose)? run\b(?![^\n]{0,300}(?:--net(?:work)?[ =](?:host\b|container:)))[^\n]{0,600}/g

/** Whether a command starts a client in a container, and points it at the container's own loopback address. */
function isPointedInside(text: string, port: string): boolean {
  return [...text.slice(0, longestText).replaceAll('\\\n', ' ').matchAll(inContainer)].some(
    ([command]) =>
      // What publishes the port, or is told where to listen, is the service.
      !new RegExp(`(?:-p|--publish)[ =]\\S{0,40}?${port}(?!\\d)`).test(command) &&
      !/LISTEN|ADVERTISED/i.test(command) &&
      (new RegExp(`(?:localhost|127\\.0\\.0\\.1|\\[?::1\\]?):${port}(?!\\d)`).test(command) ||
        /(?:^|\s)(?:-e|--env)[ =]["']?\w{0,30}(?:HOSTS?|ADDR(?:ESS)?|SERVERS?|URL|URI|ENDPOINT)=["']?(?:\w{2,12}:\/\/)?(?:localhost|127\.0\.0\.1)(?![\w.])/i.test(
          command,
        )),
  )
}

const containers = /\b(?:docker|podman|containers?)\b|容器|コンテナ/i

/** The try of a loopback address that was refused, or of which no more is known than that it failed. */
function refusedWithin({ local }: Experience, { attempts }: GatheredEvidence, { port }: Target): Attempt | null {
  const broker = attempts.find(
    ({ tool, address, port: at }) => tool === 'kafka' && at === port && address !== null && isLoopback(address),
  )
  return local.refused ?? broker ?? null
}

/** Where nothing else explains it: what listens at every address of one container is not at the loopback address of another, which was asked. */
export function askedWithin(gathered: GatheredEvidence, experience: Experience, target: Target): LayerFinding | null {
  const met = refusedWithin(experience, gathered, target)
  if (!met?.address || experience.outside.length > 0 || experience.local.reached) return null
  const isNowhere = met.address.value === 0n
  const isUp = gathered.programs.some(
    ({ what, port, address, placed }) => what === 'listens' && placed && address === null && port === target.port,
  )
  const isInside = gathered.texts.some((text) => isPointedInside(text, String(target.port)))
  // In a log: who tries by hand stands on the host, at a port that may not be published.
  const isOfTwo =
    isDated(met.line) &&
    isUp &&
    (isNowhere || isLoopback(met.address)) &&
    gathered.texts.some((text) => containers.test(text.slice(0, longestText)))
  if (!isInside && !isOfTwo) return null
  return fail('wrong-address', because('dialled-itself', met.line, { address: textOf(met.address) }), 'refusal')
}

/** A client asks for a socket of its own machine's files, where the service is at a port that a container publishes. */
const socketFile =
  /(?:Can['’]t connect to local (?:MySQL|MariaDB) server through socket|could not connect to server: No such file or directory|connection to server on socket) ['"]?\/\S{1,200}/

function ofSocketFile(
  { texts, published, planned }: GatheredEvidence,
  { outside, local }: Experience,
  { port }: Target,
): LayerFinding | null {
  if (outside.length > 0 || local.reached || ![...published, ...planned].some((item) => item.port === port)) return null
  for (const text of texts) {
    const line = text
      .slice(0, longestText)
      .split('\n')
      .find((each) => each.length <= 600 && socketFile.test(each))
    if (line !== undefined)
      return fail(
        'wrong-address',
        because('dialled-itself', line.trim().slice(0, 300), { address: 'socket' }),
        'refusal',
      )
  }
  return null
}

/** Words of people who sit at a machine that keeps its containers in another one, where their addresses lead nowhere. */
const apartFromContainers =
  /\b(?:mac(?:os|book)?|os ?x|docker desktop|docker for (?:mac|windows))\b|\bmac ?(?:上|で|の)/i

/** Networks that Docker makes for its containers, one after the other: 172.17.0.0/16 to 172.31.0.0/16. */
const isOfContainers = ({ family, value }: HostAddress) =>
  family === 4 && value >> 16n > 0xac10n && value >> 16n < 0xac20n

/** The address of a container was dialled from a machine that has no way to it. */
function ofBridge({ attempts, texts }: GatheredEvidence, { port }: Target): LayerFinding | null {
  const own = attempts.filter((attempt) => attempt.port === port)
  const met = own.find(({ address, outcome }) => address && isOfContainers(address) && outcome === 'timeout')
  if (!met?.address || own.some(({ outcome }) => outcome === 'connected' || outcome === 'answered')) return null
  const line = new RegExp(
    `^\\s{0,20}(?:"?IPAddress"?: )?"?${textOf(met.address).replaceAll('.', '\\.')}"?,?\\s{0,9}$`,
    'm',
  )
  const read = texts.map((text) => text.slice(0, longestText))
  const isSaid = (words: RegExp) => read.some((text) => words.test(text))
  if (!isSaid(line) || !isSaid(apartFromContainers) || !isSaid(containers)) return null
  return fail('wrong-address', because('dialled-container', met.line, { address: textOf(met.address) }), 'silence')
}

/** An address of 127/8 was dialled that differs by exchanged digits from one that the evidence shows: `127.17.0.2` for `172.17.0.2`. */
function ofSlip({ texts }: GatheredEvidence, { local }: Experience): LayerFinding | null {
  const text = local.refused?.address ? textOf(local.refused.address) : ''
  const rest = /^127(\.\d{1,3}\.\d{1,3}\.\d{1,3})$/.exec(text)?.[1]
  if (rest === undefined || rest === '.0.0.1' || !local.refused) return null
  const meant = `172${rest}`
  if (
    !texts.some((each) =>
      new RegExp(`(?<![\\d.])${meant.replaceAll('.', '\\.')}(?!\\d|\\.\\d)`).test(each.slice(0, longestText)),
    )
  )
    return null
  return fail('wrong-address', because('dialled-itself', local.refused.line, { address: text, meant }), 'refusal')
}

/** The client asks at an address where the service is not, and cannot be: its own, or one that leads nowhere from there. */
export function misdialled(gathered: GatheredEvidence, experience: Experience, target: Target): LayerFinding | null {
  if (target.direction === 'egress' || target.protocol !== 'tcp') return null
  return (
    ofSocketFile(gathered, experience, target) ??
    ofBridge(gathered, target) ??
    nodePortWithin(gathered, target.port) ??
    ofSlip(gathered, experience)
  )
}
