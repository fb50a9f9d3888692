import { serveWork } from '@/components/worker'
import { gatherTerraform } from '@/lib/policy'
import { readYaml } from '@/lib/text/yaml'
import { type AskedOfPolicies, type Weighed, weighPolicies } from './weigh'

serveWork<AskedOfPolicies, Weighed>((asked) => weighPolicies(asked, { yaml: readYaml, terraform: gatherTerraform }))
