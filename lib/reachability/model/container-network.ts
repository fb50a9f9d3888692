import { type HostAddress, inBlocks } from './host-address'

/** Addresses that Docker gives its containers. */
export const isOfContainer = inBlocks(['172.17.0.0/16', '172.18.0.0/15', '172.20.0.0/14', '172.24.0.0/13'])

/** First addresses of the bridges that Docker and libvirt make. */
export const isContainerBridge = inBlocks(['172.17.0.1', '172.18.0.1', '192.168.122.1'])

/** The end of a bridge that Docker makes on its host, of those that it numbers by itself: 172.17.0.1 to 172.31.0.1. */
export function isBridgeOfEngine({ family, value }: HostAddress): boolean {
  return family === 4 && value >= 0xac110000n && value <= 0xac1fffffn && (value & 0xffffn) === 1n
}
