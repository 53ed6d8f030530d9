/** Stands in for the package of the same name: tests run outside the server bundle on purpose. */
export {}
