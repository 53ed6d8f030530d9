import { TextField } from '@/components/ui/text-field'
import type { FormState } from '@/lib/errors/form-state'
import { formErrors } from './form-errors'

export type AccountFieldsProps = {
  /** What the form's action found wrong, and what was typed. */
  state: FormState
  /** The least length of a password, in characters. */
  passwordLength: number
}

/** The three fields that make an account, wherever one is made: `name`, `email` and `password`. */
export function AccountFields({ state, passwordLength }: AccountFieldsProps) {
  const errors = formErrors(state, ['name', 'email', 'password'])
  return (
    <>
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        required
        hint="As it stands beside your annotations."
        defaultValue={state.values['name'] ?? ''}
        error={errors.of('name')}
      />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={state.values['email'] ?? ''}
        error={errors.of('email')}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        hint={`At least ${passwordLength} characters.`}
        error={errors.of('password')}
      />
    </>
  )
}
