export { handOver, type Receiver, useHandedOver } from './handover'
