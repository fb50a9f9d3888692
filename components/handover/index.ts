export { type HandedOver, handOver, type Receiver, useHandedOver } from './handover'
