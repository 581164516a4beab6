import { live, mother, stocker, urban } from './planted/grown.js'
import type { PlantedPersona } from './planted/persona.js'
import { giver, oily, science } from './planted/young.js'

export type { PlantedPersona } from './planted/persona.js'

/** The personas planted in the demo brand: what discovery should find again. */
export const plantedPersonas: readonly PlantedPersona[] = [science, mother, stocker, giver, urban, oily, live]
