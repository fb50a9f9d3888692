export { CidrLab } from './cidr-lab'
