/** What is secret among options and variables: read late, and in nothing that is written or printed. */
package io.inquest.harness.secrets;
