import type { ServicePort } from './services'

/**
 * Ports at which a program, as it is installed, runs what anyone who reaches it asks for, without a password: of Docker's
 * documentation ("Protect the Docker daemon socket": unencrypted, no authentication), Android's ADB over TCP, the JDK's debug
 * wire protocol, distcc, a stand-alone Spark master and Ray's dashboard ("Security: Ray runs arbitrary code"). None of a program
 * that asks for a password or a certificate there, and none that a harmless program has as well. Read in November 2026.
 */
export const commandPorts: readonly ServicePort[] = [2375, 3632, 5005, 5555, 7077, 8265].map((port) => ({
  port,
  protocol: 'tcp',
}))
