/* All readers of what pages of the console show. To read another page: a file with a reader, and a line here. */
export { commandTables } from './command-table'
export { instanceLines } from './instance-lines'
export { instanceStates } from './instance-state'
export { instances } from './instances'
export { networkAclLists } from './network-acl'
export { rulesOfGroup } from './security-group'
