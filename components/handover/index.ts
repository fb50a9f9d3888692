export { type HandedOver, handOver, leaveFor, type Receiver, useHandedOver } from './handover'
