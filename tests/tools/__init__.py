"""What tests run besides themselves."""
