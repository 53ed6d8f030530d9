import type { Page } from '@playwright/test'
import type { Visitor } from './scene'

/** Fills in the sign-in form and sends it. */
export async function signIn(
  page: Page,
  { email, password }: Pick<Visitor, 'email' | 'password'>,
): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password ?? '')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Signs out through the account's menu. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
}
