import { serveWork } from '@/components/worker'
import { gatherTemplate, gatherTerraform } from '@/lib/policy'
import { readYaml } from '@/lib/text/yaml'
import { type AskedOfPolicies, type Weighed, weighPolicies } from './weigh'

const readers = { yaml: readYaml, terraform: gatherTerraform, template: gatherTemplate }

serveWork<AskedOfPolicies, Weighed>((asked) => weighPolicies(asked, readers))
