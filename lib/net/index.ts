export { type AddressClass, addressClasses, blocksOfClass, type ClassName, platformBlocks, type Scope } from './classes'
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
