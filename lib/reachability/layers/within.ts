import { isOutput, longestSentence, mostLines } from '../complaint'
import { innerNetwork, innerTools, ofCloud, ofCompose, personal } from '../data/machines'
import type { Attempt, GatheredEvidence } from '../model/evidence'
import { type HostAddress, inBlocks, sameAddress } from '../model/host-address'

/**
 * Networks that exist within one machine, or one cluster: minikube, Docker Machine, Vagrant, VirtualBox, libvirt, Docker, Podman, and
 * the usual ones of pods and services.
 */
const isOfInnerNetwork = inBlocks([
  '192.168.49.0/24',
  '192.168.39.0/24',
  '192.168.64.0/23',
  '192.168.99.0/24',
  '192.168.122.0/24',
  '192.168.33.0/24',
  '192.168.56.0/24',
  '10.0.2.0/24',
  '10.42.0.0/15',
  '10.88.0.0/16',
  '10.96.0.0/16',
  '10.152.183.0/24',
  '10.233.0.0/16',
  '10.244.0.0/16',
  '172.17.0.0/16',
])

/** Whether the machine itself is shown to have the address. */
function isOwn(address: HostAddress, { interfaces }: GatheredEvidence): boolean {
  return interfaces.some(
    ({ tool, addresses }) => tool !== 'cloud' && addresses.some((own) => sameAddress(own, address)),
  )
}

/** Whether anything is shown of a machine beside what clients met. */
function isMachineShown({ sockets, published, planned, workloads, programs, firewalls, interfaces }: GatheredEvidence) {
  const shown = [sockets, published, planned, workloads, programs, firewalls]
  return shown.some(({ length }) => length > 0) || interfaces.some(({ tool }) => tool !== 'cloud')
}

/**
 * Whether who has tried a private address may stand in its network: of a home, of a virtual machine, of a cluster. That the address is
 * private then explains nothing.
 */
export function isWithin({ address, at }: Attempt, gathered: GatheredEvidence): boolean {
  if (!address) return false
  if (isOfInnerNetwork(address) || isOwn(address, gathered)) return true
  const texts = gathered.texts.map((text) => text.slice(0, 60_000))
  const talk = texts.flatMap((text) =>
    text.split('\n', mostLines).filter((line) => line.length <= longestSentence && !isOutput(line)),
  )
  if (
    texts.some((text) => innerTools.test(text) || ofCompose.test(text)) ||
    talk.some((line) => innerNetwork.test(line))
  )
    return true
  const isCloud = gathered.documents.length > 0 || texts.some((text) => ofCloud.test(text))
  // A machine that is named at its prompt is a server more often than where somebody sits.
  return !isCloud && (isMachineShown(gathered) || (at !== null && at !== 'windows' && !personal.test(at)))
}
