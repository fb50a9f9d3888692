/* All readers of what pages of the console show. To read another page: a file with a reader, and a line here. */
export { commandTables } from './command-table'
export { instanceFragments } from './instance-fragment'
export { instanceLines } from './instance-lines'
export { instanceStates } from './instance-state'
export { instances } from './instances'
export { networkAclLists } from './network-acl'
export { networkAclStates } from './network-acl-state'
export { rulesOfGroup } from './security-group'
