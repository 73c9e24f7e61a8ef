"""What readers say of answers: counted for each line of guidance, about no reader."""
