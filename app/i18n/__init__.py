"""What the product says, in the languages that it speaks. Below everything else: it knows words and nothing more."""
