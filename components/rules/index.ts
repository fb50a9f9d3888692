export { RuleWorkbench } from './rule-workbench'
