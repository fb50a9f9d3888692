export { type AddressClass, addressClasses, blocksOfClass, type ClassName, platformBlocks, type Scope } from './classes'
export { commandPorts } from './command-ports'
export {
  type Direction,
  directions,
  hasPorts,
  type PortProtocol,
  type Protocol,
  protocols,
} from './protocol'
export {
  type Risk,
  type Service,
  type ServiceKind,
  type ServicePort,
  services,
  servicesAt,
  usualPort,
} from './services'
