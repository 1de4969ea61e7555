"""What a file builds on: `extends`, `combine`, values set from outside, and where each value comes from."""
