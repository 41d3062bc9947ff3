"""What counts the answers and stores them: workers that live as long as the process, beside its live documents."""
