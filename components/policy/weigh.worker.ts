import { serveWork } from '@/components/worker'
import { gatherTerraform } from '@/lib/policy'
import { readYaml } from '@/lib/text/yaml'
import { type AskedOfPolicies, type Weighed, weigh } from './weigh'

serveWork<AskedOfPolicies, Weighed>((asked) => weigh(asked, { yaml: readYaml, terraform: gatherTerraform }))
