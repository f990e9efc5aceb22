/** Somebody who works in an area: who they are, and for whom. */
export interface Worker {
  readonly user_id: string
  readonly name: string
  readonly organisation: Organisation
}

export interface Organisation {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly supports_people: boolean
}

/** An area as a story needs it: who sends people, who supports them, where they live and whom they go to work for. */
export interface Place {
  readonly area_id: string
  readonly town: string
  /** The letters that its postcodes begin with; no real postcode does. */
  readonly postcodes: string
  readonly partnership: Organisation
  readonly coordinator: Worker
  /** Key workers, of organisations that support people. */
  readonly keyWorkers: readonly Worker[]
  /** Those who refer people from elsewhere. */
  readonly senders: readonly Worker[]
  readonly employers: readonly { readonly id: string; readonly name: string }[]
}

/** Who did something, as it is kept beside what they did. */
export const signature = (worker: Worker) => `${worker.name}, ${worker.organisation.name}`
