"""What a person runs besides the build, a verb a module. Nothing imports them."""
