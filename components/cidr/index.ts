export { CidrLab } from './cidr-lab'
export type { VSwitchFacts } from './vswitch'
